package kz.daneker.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What came back from the provider proved nothing: that is on the trail too, as a refusal of nobody in particular. */
final class OidcFailed implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OidcFailed.class);

    /** As OAuth 2.0 and Spring Security word them, e.g. {@code invalid_client}; anything else may be anybody's text. */
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    private final SignIn signIn;
    private final AuthenticationFailureHandler page = new SignInFailed();

    OidcFailed(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        boolean known = failure.getCause() instanceof Refusal;
        if (!known) {
            LOG.warn("what came from the identity provider proved nothing: {}", reason(failure));
        }
        page.onAuthenticationFailure(request, response, known ? failure : refused(request));
    }

    private static String reason(AuthenticationException failure) {
        String code = failure instanceof OAuth2AuthenticationException said
                ? said.getError().getErrorCode()
                : "";
        return CODE.matcher(code).matches() ? code : failure.getClass().getSimpleName();
    }

    private AuthenticationException refused(HttpServletRequest request) {
        Refusal refusal;
        try {
            refusal = signIn.subjectRefused(request.getRemoteAddr());
        } catch (Refusal tooOften) {
            refusal = tooOften;
        }
        return new BadCredentialsException(refusal.code().name(), refusal);
    }
}
