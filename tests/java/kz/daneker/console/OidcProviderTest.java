package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Whom the console asks for its officers, there or away. */
class OidcProviderTest {
    private static final URI CONSOLE = URI.create("https://console.example.kz");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-15T07:00:00Z"));
    private final AtomicReference<String> described = new AtomicReference<>("");
    private HttpServer server;
    private URI issuer;
    private int asked;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        describe(issuer);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            asked++;
            byte[] body = described.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void knows_theProvider_asItDescribesItself() {
        OidcProvider provider = provider("");

        ClientRegistration found = provider.findByRegistrationId("oidc");

        assertThat(found.getProviderDetails().getTokenUri()).isEqualTo(issuer + "/token");
        assertThat(found.getRedirectUri()).isEqualTo("https://console.example.kz/sign-in/answer");
        assertThat(found.getClientAuthenticationMethod()).isEqualTo(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        assertThat(found.getClientSettings().isRequireProofKey()).isTrue();
        assertThat(provider.findByRegistrationId("oidc")).isSameAs(found);
        assertThat(asked).isOne();
        assertThat(provider.findByRegistrationId("another")).isNull();
        assertThat(provider("shared").findByRegistrationId("oidc").getClientAuthenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    @Test
    void asksAgain_afterAPause_whereItWasAway() {
        OidcProvider provider = provider("");
        described.set("");
        refuses(provider);
        describe(issuer);
        refuses(provider);
        assertThat(asked).as("not at every click").isOne();

        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(10)));

        assertThat(provider.findByRegistrationId("oidc")).isNotNull();
    }

    @Test
    void refuses_whoDescribesSomebodyElse() {
        describe(URI.create("https://id.elsewhere.example"));

        refuses(provider(""));
    }

    private static void refuses(OidcProvider provider) {
        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> provider.findByRegistrationId("oidc"));
    }

    private OidcProvider provider(String secret) {
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new OidcProvider(new OidcSettings(issuer, "daneker", secret, "sub"), CONSOLE, clock);
    }

    private void describe(URI name) {
        described.set("""
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["ES256"]}""".formatted(name));
    }
}
