package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Whoever still has the first password is led to where it is replaced; anybody else is told no. */
final class FirstRunFirst implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null
                && FirstPage.isFirstRun(signedIn)
                && request.getMethod().equals("GET")) {
            response.sendRedirect("/first-run");
        } else {
            boolean hidden = ConsolePage.exists(request.getRequestURI());
            response.sendError(hidden || !request.getMethod().equals("GET") ? 403 : 404);
        }
    }
}
