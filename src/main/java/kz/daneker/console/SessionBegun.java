package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.Officer;
import kz.daneker.officer.OfficerId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Whichever way somebody signed in: the session known before is not the one known after, and it remembers how the account
 * stood when it began.
 */
final class SessionBegun implements SessionAuthenticationStrategy {
    private static final String ATTRIBUTE = "begun";

    private final SessionAuthenticationStrategy renamed = new ChangeSessionIdAuthenticationStrategy();
    private final Accounts accounts;

    /**
     * How it stood.
     *
     * @param lockable whether the lock that wrong passwords bring closes the way it was begun by
     */
    record Standing(int renewals, boolean firstRun, boolean lockable) implements Serializable {}

    SessionBegun(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void onAuthentication(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        Officer officer = accounts.find(new OfficerId(signedIn.getName()))
                .orElseThrow(() -> new SessionAuthenticationException("an account must exist"));
        boolean lockable = signedIn instanceof UsernamePasswordAuthenticationToken
                || signedIn instanceof OAuth2AuthenticationToken;
        renamed.onAuthentication(signedIn, request, response);
        request.getSession().setAttribute(ATTRIBUTE, new Standing(officer.renewals(), officer.firstRun(), lockable));
    }

    static @Nullable Standing of(@Nullable HttpSession session) {
        return session == null ? null : (Standing) session.getAttribute(ATTRIBUTE);
    }
}
