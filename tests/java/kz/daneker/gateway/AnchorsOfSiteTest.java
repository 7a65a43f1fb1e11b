package kz.daneker.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kz.daneker.anchor.AnchorSettings;
import kz.daneker.signing.Digest;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.TimeStampAuthority;
import kz.daneker.trust.TimeStampRefused;
import kz.daneker.trust.TrustProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class AnchorsOfSiteTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path home;

    private final AnchorsOfSite anchors = new AnchorsOfSite();

    @Test
    void refuses_theBuiltInAuthority_inProduction() {
        assertThatThrownBy(() -> authority("built-in"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("daneker.anchor.tsa");
    }

    @Test
    void refuses_developmentRoots_inProduction() throws Exception {
        DevelopmentPki pki = new DevelopmentPki(home.resolve("data"), Clock.systemUTC(), RANDOM);
        pki.prepare(List.of(), List.of());
        FileSystemUtils.copyRecursively(pki.certificates(), home.resolve("certs"));

        assertThatThrownBy(() -> anchors.timeStampRoots(production())).isInstanceOf(TrustProblem.class);
    }

    @Test
    void refuses_everyQuestion_whereNobodyIsNamed() {
        assertThatThrownBy(() -> authority("none").stamp(Digest.of(new byte[0])))
                .isInstanceOf(TimeStampRefused.class);
    }

    private TimeStampAuthority authority(String tsa) {
        AnchorSettings settings = new AnchorSettings(tsa, "", Duration.ofSeconds(20), Duration.ofMinutes(5));
        return anchors.timeStampAuthority(production(), settings, Clock.systemUTC(), RANDOM);
    }

    private Site production() {
        return new Site(home, home.resolve("data"), Site.Mode.PRODUCTION);
    }
}
