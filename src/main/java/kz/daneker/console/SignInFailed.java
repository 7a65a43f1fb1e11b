package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.daneker.refusal.RefusalCode;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, which says one of two things: not so, or not so often. */
final class SignInFailed implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean tooOften = RefusalCode.RATE_LIMITED.name().equals(failure.getMessage());
        response.sendRedirect(ConsoleSecurity.SIGN_IN + (tooOften ? "?later" : "?refused"));
    }
}
