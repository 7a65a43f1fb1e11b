package kz.daneker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import kz.daneker.agency.Language;
import kz.daneker.trust.EndlessAnswer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency trusts the gateway's certificate, not its manners. */
class GatewayConnectionTest {
    @TempDir
    private static Path data;

    private static ClientSite site;

    private final EndlessAnswer endless = new EndlessAnswer();

    @BeforeAll
    static void makeKeys() {
        site = new ClientSite(data);
    }

    @Test
    void givesUp_onAnAnswerWithoutEnd() throws Exception {
        try (LoopbackGateway gateway = gateway()) {
            gateway.answer(endless::flood);
            assertThatThrownBy(() -> connection(gateway, Duration.ofSeconds(30)).get("/v1/inbox"))
                    .isInstanceOf(GatewayUnreachable.class)
                    .hasRootCauseMessage("an answer must have at most 8388608 bytes");
            assertThat(endless.wasCut()).isTrue();
        }
    }

    @Test
    void givesUp_onAnAnswerThatDrips() throws Exception {
        try (LoopbackGateway gateway = gateway()) {
            gateway.answer(endless::drip);
            assertThatThrownBy(() -> connection(gateway, Duration.ofSeconds(1)).get("/v1/inbox"))
                    .isInstanceOf(GatewayUnreachable.class)
                    .hasRootCauseMessage("an answer must be complete within PT1S");
            assertThat(endless.wasCut()).isTrue();
        }
    }

    private static LoopbackGateway gateway() throws IOException {
        return new LoopbackGateway(site, body -> new LoopbackGateway.Says(200, "application/json", "{}"));
    }

    private static GatewayConnection connection(LoopbackGateway gateway, Duration answering) {
        Patience once = new Patience(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), answering);
        return new GatewayConnection(gateway.uri(), site.keys(ClientSite.CENTRE).tls(site.clock), once, Language.EN);
    }
}
