package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ConcurrentModel;
import org.springframework.ui.Model;

class SignInPageTest {
    @Test
    void shows_theWayThroughAProvider_onlyWhereThereIsOne() {
        assertThat(shown(null, Map.of()).getAttribute("provider")).isEqualTo(false);
        assertThat(shown(URI.create("https://id.example.kz"), Map.of()).getAttribute("provider"))
                .isEqualTo(true);
    }

    @Test
    void says_onlyWhatItKnows() {
        assertThat(shown(null, Map.of("away", "")).getAttribute("said")).isEqualTo("away");
        assertThat(shown(null, Map.of("anything", "else")).getAttribute("said")).isEqualTo("");
    }

    private static Model shown(@Nullable URI issuer, Map<String, String> asked) {
        Model model = new ConcurrentModel();
        OidcSettings oidc = new OidcSettings(issuer, "daneker", "", "sub");
        ConsoleSettings settings =
                new ConsoleSettings(true, 8445, InetAddress.getLoopbackAddress(), null, Duration.ofMinutes(15), oidc);
        new SignInPage(settings).show(asked, model);
        return model;
    }
}
