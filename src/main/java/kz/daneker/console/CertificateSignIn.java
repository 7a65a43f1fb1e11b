package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import kz.daneker.officer.Officer;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.trust.Thumbprint;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** {@code POST /sign-in/certificate}: by the certificate the TLS handshake has proved. */
final class CertificateSignIn extends AbstractAuthenticationProcessingFilter {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final SignIn signIn;

    CertificateSignIn(SignIn signIn, FirstPage success, SignInFailed failure) {
        super(PathPatternRequestMatcher.pathPattern(
                org.springframework.http.HttpMethod.POST, ConsoleSecurity.SIGN_IN + "/certificate"));
        this.signIn = signIn;
        setAuthenticationManager(shown -> shown);
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationSuccessHandler(success);
        setAuthenticationFailureHandler(failure);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        try {
            Officer officer = signIn.byCertificate(thumbprint(request), request.getRemoteAddr());
            return new PreAuthenticatedAuthenticationToken(officer.id().value(), "", Authorities.of(officer));
        } catch (Refusal refusal) {
            throw new BadCredentialsException(refusal.code().name(), refusal);
        }
    }

    private static String thumbprint(HttpServletRequest request) {
        if (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0) {
            return Thumbprint.of(chain[0]).value();
        }
        throw new Refusal(RefusalCode.SIGN_IN_REFUSED);
    }
}
