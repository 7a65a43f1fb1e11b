package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What came back from the provider proved nothing: that is on the trail too, as a refusal of nobody in particular. */
final class OidcFailed implements AuthenticationFailureHandler {
    private final SignIn signIn;
    private final AuthenticationFailureHandler page = new SignInFailed();

    OidcFailed(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, jakarta.servlet.ServletException {
        boolean known = failure.getCause() instanceof Refusal;
        page.onAuthenticationFailure(request, response, known ? failure : refused(request));
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
