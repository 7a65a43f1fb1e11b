package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OidcSettingsTest {
    @Test
    void isOff_withoutAnIssuer() {
        assertThat(settings(null, "").configured()).isFalse();
        assertThat(settings("", "").configured()).isFalse();
    }

    @Test
    void takes_aProviderOverTls_orOnTheMachineItself() {
        assertThat(settings("https://id.example.kz", "daneker").configured()).isTrue();
        assertThat(settings("http://127.0.0.1:9000", "daneker").configured()).isTrue();
    }

    @Test
    void refuses_aProviderWithoutTls_orWithoutAClient() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("http://192.0.2.7", "daneker"))
                .withMessageContaining("https://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("https://id.example.kz", " "))
                .withMessageContaining("daneker.console.oidc.client");
    }

    @Test
    void hides_theSecret() {
        OidcSettings settings = new OidcSettings(URI.create("https://id.example.kz"), "daneker", "hush", "sub");

        assertThat(settings.toString()).doesNotContain("hush");
    }

    private static OidcSettings settings(@Nullable String issuer, String client) {
        return new OidcSettings(issuer == null ? null : URI.create(issuer), client, "", "sub");
    }
}
