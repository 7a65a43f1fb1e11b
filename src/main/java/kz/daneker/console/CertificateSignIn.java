package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import kz.daneker.officer.Officer;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.trust.Thumbprint;
import kz.daneker.trust.TrustStore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** {@code POST /sign-in/certificate}: by the certificate the TLS handshake has proved, as it stands now. */
final class CertificateSignIn extends AbstractAuthenticationProcessingFilter {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final SignIn signIn;
    private final TrustStore trust;
    private final Clock clock;

    CertificateSignIn(SignIn signIn, TrustStore trust, Clock clock, SessionAuthenticationStrategy begun) {
        super(PathPatternRequestMatcher.pathPattern(
                org.springframework.http.HttpMethod.POST, ConsoleSecurity.SIGN_IN + "/certificate"));
        this.signIn = signIn;
        this.trust = trust;
        this.clock = clock;
        setAuthenticationManager(shown -> shown);
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setSessionAuthenticationStrategy(begun);
        setAuthenticationSuccessHandler(new FirstPage());
        setAuthenticationFailureHandler(new SignInFailed());
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        try {
            X509Certificate shown = certificate(request);
            Officer officer = shown == null ? refuse("", RefusalCode.SIGN_IN_REFUSED, request) : owner(shown, request);
            return new PreAuthenticatedAuthenticationToken(officer.id().value(), "", Authorities.of(officer));
        } catch (Refusal refusal) {
            throw new BadCredentialsException(refusal.code().name(), refusal);
        }
    }

    private Officer owner(X509Certificate shown, HttpServletRequest request) {
        String thumbprint = Thumbprint.of(shown).value();
        try {
            trust.register().requireUsable(shown, clock.instant());
        } catch (Refusal refusal) {
            return refuse(thumbprint, refusal.code(), request);
        }
        return signIn.byCertificate(thumbprint, request.getRemoteAddr());
    }

    private Officer refuse(String thumbprint, RefusalCode why, HttpServletRequest request) {
        throw signIn.certificateRefused(thumbprint, why, request.getRemoteAddr());
    }

    private static @Nullable X509Certificate certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }
}
