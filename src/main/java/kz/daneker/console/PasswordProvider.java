package kz.daneker.console;

import kz.daneker.officer.Officer;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Hands id and password to {@link SignIn}. */
final class PasswordProvider implements AuthenticationProvider {
    private final SignIn signIn;

    PasswordProvider(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        String from = shown.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        try {
            Officer officer = signIn.byPassword(shown.getName(), String.valueOf(shown.getCredentials()), from);
            return UsernamePasswordAuthenticationToken.authenticated(
                    officer.id().value(), null, Authorities.of(officer));
        } catch (Refusal refusal) {
            throw new BadCredentialsException(refusal.code().name(), refusal);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
