package kz.daneker.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.Officer;
import kz.daneker.officer.OfficerId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lasts only as long as its officer could begin it anew in the same way, and may only what the account may now:
 * each request asks.
 */
final class AccountInForce extends OncePerRequestFilter {
    private final Accounts accounts;
    private final Clock clock;

    AccountInForce(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null) {
            chain.doFilter(request, response);
            return;
        }
        SessionBegun.Standing begun = SessionBegun.of(request.getSession(false));
        Optional<Officer> now = accounts.find(new OfficerId(signedIn.getName()));
        if (now.isPresent() && begun != null && lasts(begun, now.get())) {
            SecurityContextHolder.setContext(new SecurityContextImpl(as(now.get())));
            chain.doFilter(request, response);
        } else {
            end(request.getSession(false));
            response.sendRedirect(ConsoleSecurity.SIGN_IN + (replaced(begun, now) ? "?ready" : "?ended"));
        }
    }

    private boolean lasts(SessionBegun.Standing begun, Officer now) {
        return now.inOffice()
                && now.renewals() == begun.renewals()
                && !(begun.lockable() && now.locked(clock.instant()));
    }

    /** What the first password is for is done; its session ends as it should. */
    private static boolean replaced(SessionBegun.@Nullable Standing begun, Optional<Officer> now) {
        return begun != null
                && begun.firstRun()
                && now.filter(Officer::inOffice)
                        .filter(officer -> !officer.firstRun())
                        .isPresent();
    }

    private static Authentication as(Officer officer) {
        return new PreAuthenticatedAuthenticationToken(officer.id().value(), "", Authorities.of(officer));
    }

    private static void end(@Nullable HttpSession session) {
        SecurityContextHolder.clearContext();
        if (session != null) {
            session.invalidate();
        }
    }
}
