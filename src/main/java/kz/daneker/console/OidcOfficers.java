package kz.daneker.console;

import kz.daneker.officer.ProviderSubject;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** From a subject whose ID token was verified to the account that was bound to it, and to that account's roles alone. */
final class OidcOfficers implements Converter<OAuth2LoginAuthenticationToken, OAuth2AuthenticationToken> {
    private final SignIn signIn;
    private final OidcSettings settings;

    OidcOfficers(SignIn signIn, OidcSettings settings) {
        this.signIn = signIn;
        this.settings = settings;
    }

    @Override
    public OAuth2AuthenticationToken convert(OAuth2LoginAuthenticationToken verified) {
        String from =
                verified.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        try {
            OidcOfficer officer = OidcOfficer.of(signIn.bySubject(subject(verified, from), from));
            return new OAuth2AuthenticationToken(officer, officer.getAuthorities(), OidcProvider.NAME);
        } catch (Refusal refusal) {
            throw new BadCredentialsException(refusal.code().name(), refusal);
        }
    }

    private ProviderSubject subject(OAuth2LoginAuthenticationToken verified, String from) {
        String named =
                verified.getPrincipal() instanceof OidcUser user ? user.getClaimAsString(settings.claim()) : null;
        if (named == null || named.isBlank()) {
            throw signIn.subjectRefused(from);
        }
        return new ProviderSubject(String.valueOf(settings.issuer()), named);
    }
}
