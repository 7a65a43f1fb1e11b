package kz.daneker.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The identity provider as it describes itself, asked when the first officer comes from it and not before: a provider that
 * is away keeps nobody from the other ways in, nor the gateway from starting.
 */
final class OidcProvider implements ClientRegistrationRepository {
    static final String NAME = "oidc";

    /** Where the provider sends officers back to. */
    static final String ANSWER = ConsoleSecurity.SIGN_IN + "/answer";

    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);

    private final OidcSettings settings;
    private final URI console;
    private final Clock clock;
    private final ClientHttpRequestFactory line = line();
    private @Nullable ClientRegistration known;
    private Instant askAgain = Instant.MIN;

    OidcProvider(OidcSettings settings, URI console, Clock clock) {
        this.settings = settings;
        this.console = console;
        this.clock = clock;
    }

    /** Connections that end: what hangs at the provider does not hang here. */
    ClientHttpRequestFactory connections() {
        return line;
    }

    /** @throws AuthenticationServiceException if it cannot be reached, or was not a moment ago */
    @Override
    public synchronized @Nullable ClientRegistration findByRegistrationId(String name) {
        if (!NAME.equals(name)) {
            return null;
        }
        if (known == null) {
            known = discovered();
        }
        return known;
    }

    private ClientRegistration discovered() {
        if (clock.instant().isBefore(askAgain)) {
            throw new AuthenticationServiceException("the identity provider was away a moment ago");
        }
        try {
            return registration(description());
        } catch (RestClientException | IllegalArgumentException e) {
            askAgain = clock.instant().plus(PAUSE);
            LOG.warn("the identity provider cannot be asked: {}", e.getClass().getSimpleName());
            throw new AuthenticationServiceException("the identity provider must describe itself", e);
        }
    }

    private Map<String, Object> description() {
        String issuer = String.valueOf(settings.issuer());
        Map<String, Object> said = RestClient.builder()
                .requestFactory(line)
                .build()
                .get()
                .uri(URI.create(
                        (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + CONFIGURATION))
                .retrieve()
                .body(JSON);
        if (said == null || !issuer.equals(said.get("issuer"))) {
            throw new IllegalArgumentException("a provider must describe itself under its own name");
        }
        return said;
    }

    private ClientRegistration registration(Map<String, Object> description) {
        return ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(NAME)
                .clientId(settings.client())
                .clientSecret(settings.secret())
                .clientAuthenticationMethod(
                        settings.secret().isEmpty()
                                ? ClientAuthenticationMethod.PRIVATE_KEY_JWT
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope("openid")
                .redirectUri(console.resolve(ANSWER).toString())
                .build();
    }

    private static ClientHttpRequestFactory line() {
        JdkClientHttpRequestFactory line = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        line.setReadTimeout(PATIENCE);
        return line;
    }
}
