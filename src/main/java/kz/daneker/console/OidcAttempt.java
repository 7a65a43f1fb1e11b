package kz.daneker.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * What a browser must bring back from the identity provider: state, nonce and PKCE verifier. They travel in a cookie of
 * their own, because the session's, {@code SameSite=Strict}, is not sent with a request another site's page began; whoever
 * cannot read this cookie completes nobody's sign-in, and nothing is kept here for those who never come back.
 */
final class OidcAttempt implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    static final String COOKIE = "__Host-oidc";

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final Pattern FORM = Pattern.compile("([\\w=-]{1,200})\\.([\\w=-]{1,200})\\.([\\w=-]{43,128})");

    private final OidcProvider provider;

    OidcAttempt(OidcProvider provider) {
        this.provider = provider;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun != null) {
            Map<String, Object> kept = begun.getAttributes();
            String value = String.join(
                    ".",
                    begun.getState(),
                    String.valueOf(kept.get(OidcParameterNames.NONCE)),
                    String.valueOf(kept.get(PkceParameterNames.CODE_VERIFIER)));
            set(response, value, VALID);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        Matcher parts = FORM.matcher(cookie == null ? "" : cookie.getValue());
        return parts.matches() ? begun(parts.group(1), parts.group(2), parts.group(3)) : null;
    }

    /** Good for one answer. */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        set(response, "", Duration.ZERO);
        return loadAuthorizationRequest(request);
    }

    private OAuth2AuthorizationRequest begun(String state, String nonce, String verifier) {
        ClientRegistration registration = Objects.requireNonNull(provider.findByRegistrationId(OidcProvider.NAME));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scope(OidcScopes.OPENID)
                .state(state)
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        OidcProvider.NAME,
                        OidcParameterNames.NONCE,
                        nonce,
                        PkceParameterNames.CODE_VERIFIER,
                        verifier))
                .build();
    }

    private static void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
