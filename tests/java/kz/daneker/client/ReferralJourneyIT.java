package kz.daneker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.agency.Language;
import kz.daneker.privacy.LiveSite;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Receipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Referrals travel from sign to status through a gateway that runs as it does in service. */
class ReferralJourneyIT {
    @TempDir
    private static Path data;

    private static LiveSite site;

    private final Clock clock = Clock.systemUTC();

    @BeforeAll
    static void start() {
        site = LiveSite.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void travels_openlyToAClinic() {
        AgencyClient centre = client("centre-47");
        AgencyClient clinic = client("clinic-47-001");

        SignedReferral sent = centre.signer().sign(DatedReferral.toClinic(clock.instant()));
        Receipt receipt = accepted(centre, sent, ReferralState.SENT);
        assertThat(receipt.decision().withheld()).containsKey("RETURNEE");
        assertThat(accepted(centre, sent, ReferralState.SENT)).isEqualTo(receipt);

        ReceivedReferral received = receiveOne(clinic);
        assertThat(received.sender().agency()).isEqualTo(new AgencyId("centre-47"));
        assertThat(received.token().issuerJwt().compact())
                .isEqualTo(sent.token().issuerJwt());
        assertThat(received.referral().path("data").has("HEALTH_SUMMARY")).isTrue();
        assertThat(received.referral().toString()).doesNotContain("RETURNEE");
        assertThat(received.plain()).isEmpty();
        clinic.sign(received);
        assertThat(clinic.inbox().list()).isEmpty();

        assertThat(clinic.conversation().say(received.delivery(), ReferralState.ACCEPTED, null))
                .isEqualTo(ReferralState.ACCEPTED);
        assertThat(clinic.conversation().say(received.delivery(), ReferralState.IN_SERVICE, null))
                .isEqualTo(ReferralState.IN_SERVICE);
        Standing standing = centre.conversation().ask(sent.id().value());
        assertThat(standing.state()).isEqualTo(ReferralState.IN_SERVICE);
        assertThat(standing.words())
                .extracting(Standing.Word::word)
                .containsExactly(ReferralState.DELIVERED, ReferralState.ACCEPTED, ReferralState.IN_SERVICE);
    }

    @Test
    void travels_maskedToASchool() {
        ObjectNode referral = DatedReferral.toSchool(clock.instant());
        String sender = referral.at("/sender/agencyId").asString("");
        AgencyClient centre = client(sender);
        AgencyClient school = client(referral.at("/recipient/agencyId").asString(""));

        SignedReferral sent = centre.signer().sign(referral);
        accepted(centre, sent, ReferralState.SENT);

        ReceivedReferral received = receiveOne(school);
        assertThat(received.sender().neutral()).isTrue();
        assertThat(received.sender().name().en()).isEqualTo("Regional Education Department");
        assertThat(received.plain()).isPresent();
        assertThat(received.token().token().serialize() + received.referral() + received.fhir())
                .doesNotContain(sender)
                .doesNotContain(sent.id().toString());
        school.sign(received);
        school.conversation().say(received.delivery(), ReferralState.DECLINED, "NO_CAPACITY");

        Standing standing = centre.conversation().ask(sent.id().value());
        assertThat(standing.state()).isEqualTo(ReferralState.DECLINED);
        assertThat(standing.words().get(1).because()).contains("NO_CAPACITY");
    }

    /** Every kind of data in its real FHIR and plain form: the recipient's checks must not stand in its way. */
    @Test
    void travels_whateverTheDomainsFixturesHold() throws IOException {
        Path folder = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"), "good");
        assumeTrue(Files.isDirectory(folder), "the domain's fixtures are not here");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            ObjectNode payload = DatedReferral.payload(file);
            ObjectNode referral = DatedReferral.move(payload, clock.instant());
            Approvals.file(ReferralJourneyIT::client, referral);
            AgencyClient sender = client(referral.at("/sender/agencyId").asString(""));
            GatewayAnswer answer = sender.sending().send(sender.signer().sign(referral));
            assertThat(answer).as(file.toString()).isInstanceOf(AcceptedByGateway.class);
            boolean goes = answer instanceof AcceptedByGateway accepted && accepted.state() == ReferralState.SENT;
            AgencyId recipient = new AgencyId(referral.at("/recipient/agencyId").asString(""));
            boolean fetches = site.agencies().require(recipient, "").channel().kind() == DeliveryChannel.Kind.PULL;
            if (goes && fetches) {
                AgencyClient client = client(recipient.value());
                ReceivedReferral received = receiveOne(client);
                client.sign(received);
                assertThat(new PlainWords(Language.KK).received(received))
                        .as(file.toString())
                        .hasSizeGreaterThan(8);
            }
        }
    }

    @Test
    void refuses_withASignedReceipt() {
        ObjectNode referral = DatedReferral.withoutConsent(clock.instant());
        AgencyClient centre = client(referral.at("/sender/agencyId").asString(""));
        GatewayAnswer answer = centre.sending().send(centre.signer().sign(referral));
        assertThat(answer).isInstanceOfSatisfying(RefusedByGateway.class, refused -> {
            assertThat(refused.code()).isEqualTo("CONSENT_MISSING");
            assertThat(refused.pointer()).isEqualTo("/consents");
            assertThat(refused.signed()).isPresent();
        });
    }

    @Test
    void stops_whatItsSenderTookBack() {
        AgencyClient centre = client("centre-47");
        SignedReferral sent = centre.signer().sign(DatedReferral.toClinic(clock.instant()));
        accepted(centre, sent, ReferralState.SENT);
        assertThat(centre.conversation().say(sent.id().value(), ReferralState.WITHDRAWN, null))
                .isEqualTo(ReferralState.WITHDRAWN);
        assertThatThrownBy(() -> centre.conversation().say(sent.id().value(), ReferralState.REVOKED, null))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> assertThat(refused.answer().code()).isEqualTo("STATUS_NOT_ALLOWED"));
    }

    @Test
    void shows_nothingOfOthers() {
        AgencyClient school = client("school-47-012");
        assertThatThrownBy(() -> school.conversation().ask(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> assertThat(refused.answer().code()).isEqualTo("NOT_FOUND"));
    }

    private static Receipt accepted(AgencyClient sender, SignedReferral referral, ReferralState state) {
        GatewayAnswer answer = sender.sending().send(referral);
        assertThat(answer).isInstanceOf(AcceptedByGateway.class);
        AcceptedByGateway accepted = (AcceptedByGateway) answer;
        assertThat(accepted.state()).isEqualTo(state);
        return accepted.receipt().receipt();
    }

    private static ReceivedReferral receiveOne(AgencyClient recipient) {
        List<WaitingDelivery> waiting = await().atMost(Duration.ofSeconds(30))
                .until(() -> recipient.inbox().list(), list -> !list.isEmpty());
        return recipient.receive(
                waiting.get(0).id(), new ReceivedFolder(data.resolve("received-by-" + recipient.agency())));
    }

    private static AgencyClient client(String id) {
        return site.client(id);
    }
}
