package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Where whoever signed in begins. */
final class FirstPage implements AuthenticationSuccessHandler {
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) throws IOException {
        response.sendRedirect(isFirstRun(signedIn) ? "/first-run" : "/");
    }

    static boolean isFirstRun(Authentication signedIn) {
        return signedIn.getAuthorities().stream().anyMatch(held -> Authorities.FIRST_RUN.equals(held.getAuthority()));
    }
}
