package kz.daneker.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.Patience;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site with keys of its own, made and placed as docs/operations.md says, and no key of ours. */
class ProductionIT {
    @TempDir
    private Path home;

    @BeforeAll
    static void needsOpenssl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "openssl"))),
                "OpenSSL is not on this machine");
    }

    @Test
    void exchanges_aReferral_withKeysOfItsOwn() throws IOException, InterruptedException {
        ProductionSite site = new ProductionSite(home);
        site.setUp("moe", "ngo-a", "centre-47", "clinic-47-001");
        site.signMatrix();
        try (Gateway gateway = Gateway.start(
                new Site(home, home.resolve("data"), Site.Mode.PRODUCTION),
                Map.of(
                        "server.port",
                        "0",
                        "management.server.port",
                        "0",
                        "daneker.broker.amqp-port",
                        "0",
                        "daneker.anchor.tsa",
                        "none"))) {
            AgencyClient centre = client(site, gateway, "centre-47");
            AgencyClient clinic = client(site, gateway, "clinic-47-001");

            SignedReferral referral = centre.signer()
                    .sign(DatedReferral.move(
                            DatedReferral.payload(Path.of("tests/fixtures/referrals/clinic-child-of-nine.json")),
                            Instant.now()));
            assertThat(centre.sending().send(referral)).isInstanceOf(AcceptedByGateway.class);

            UUID delivery = await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> clinic.inbox().list(), inbox -> !inbox.isEmpty())
                    .stream()
                    .map(WaitingDelivery::id)
                    .findFirst()
                    .orElseThrow();
            ReceivedReferral received = clinic.receive(delivery, new ReceivedFolder(home.resolve("received")));
            clinic.sign(received);
            clinic.conversation().say(delivery, ReferralState.ACCEPTED, null);

            assertThat(received.token().issuerJwt().compact())
                    .isEqualTo(referral.token().issuerJwt());
            assertThat(centre.conversation().ask(referral.id().value()).state()).isEqualTo(ReferralState.ACCEPTED);
        }
        assertThat(home.resolve("data/agencies")).as("keys made for others").doesNotExist();
        assertThat(home.resolve("data/keys/ca.p12")).doesNotExist();
    }

    private AgencyClient client(ProductionSite site, Gateway gateway, String id) {
        return AgencyClient.open(
                new AgencyId(id),
                home.resolve("agencies").resolve(id),
                AgencyClient.trust(home.resolve("certs"), site.agencies()),
                site.agencies(),
                URI.create("https://localhost:" + gateway.port()),
                Patience.usual(),
                Language.EN,
                Clock.systemUTC(),
                new SecureRandom());
    }
}
