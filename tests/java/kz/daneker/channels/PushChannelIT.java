package kz.daneker.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.daneker.client.Approvals;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.RecalledDelivery;
import kz.daneker.client.SignedReferral;
import kz.daneker.journey.Person;
import kz.daneker.journey.Sheets;
import kz.daneker.privacy.LiveSite;
import kz.daneker.privacy.Overheard;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import kz.daneker.trust.EndlessAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.ObjectNode;

/** The push channel against an agency's own HTTPS address that asks for the gateway's certificate. */
class PushChannelIT {
    private static final String CLINIC = "clinic-47-001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path home;

    private static ListeningAgency clinic;
    private static LiveSite site;

    @BeforeAll
    static void start() throws IOException {
        clinic = new ListeningAgency();
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        Path register = home.resolve("config/agencies.yaml");
        String text = Files.readString(register);
        String entry = "  - id: " + CLINIC + "\n";
        assertThat(text).contains(entry);
        Files.writeString(
                register,
                text.replace(entry, entry + "    channel: push\n    pushUrl: \"" + clinic.address() + "\"\n"));
        site = LiveSite.start(
                home,
                home.resolve("data"),
                Map.of(
                        "daneker.break-glass.reviewers", "moe," + CLINIC,
                        "daneker.broker.redelivery.first", "200ms",
                        "daneker.broker.redelivery.multiplier", "3",
                        "daneker.broker.redelivery.longest", "2s",
                        "daneker.broker.redelivery.attempts", "4",
                        "daneker.delivery.push-patience", "4s"));
        clinic.listen(site, CLINIC);
    }

    @AfterAll
    static void stop() {
        site.close();
        clinic.close();
    }

    @Test
    void closes_withTheReceiptInTheAnswer() {
        clinic.recover();
        SignedReferral sent = site.send(DatedReferral.toClinic(site.clock().instant()));

        await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.DELIVERED);

        assertThat(clinic.received())
                .isNotEmpty()
                .allSatisfy(
                        received -> assertThat(received.referral().path("data").has("RETURNEE"))
                                .isFalse());
        assertThat(clinic.posts()).hasSize(1);
        assertThat(site.wrappedKey(sent)).isNull();
        assertThat(site.client(CLINIC).inbox().list()).isEmpty();
    }

    @Test
    void posts_theRecall_andTakesTheAnswerInTheAnswer() {
        clinic.recover();
        int before = clinic.recalled().size();
        SignedReferral sent = site.send(DatedReferral.toClinic(site.clock().instant()));
        await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.DELIVERED);
        clinic.breakDown();
        site.client("centre-47").conversation().say(sent.id().value(), ReferralState.WITHDRAWN, null);
        await().atMost(PATIENCE).until(() -> !clinic.posts().isEmpty());
        assertThat(recalled(sent))
                .singleElement()
                .satisfies(open -> assertThat(open.answered()).isEmpty());
        clinic.recover();

        await().atMost(PATIENCE).until(() -> recalled(sent).get(0).answered().equals(Optional.of("DELETED")));

        assertThat(clinic.recalled()).hasSize(before + 1);
        assertThat(site.client(CLINIC).recalls().list()).isEmpty();
    }

    @Test
    void posts_theNotice_ofABrokenGlass() {
        clinic.recover();
        clinic.answerOnce(exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        ObjectNode referral = DatedReferral.emergency(site.clock().instant());
        Approvals.file(site::client, referral);
        SignedReferral sent = site.send(referral);

        await().atMost(PATIENCE).until(() -> clinic.noticed().size() == 1);

        await().atMost(PATIENCE)
                .until(() -> site.client("centre-75")
                                .conversation()
                                .ask(sent.id().value())
                                .state()
                        == ReferralState.DELIVERED);
        assertThat(clinic.posts()).as("one of the two came again").hasSize(3);
    }

    /** The person's no falls between two tries: the second one finds nothing to send. */
    @Test
    void posts_nothing_onceTheConsentIsTakenBack() {
        clinic.breakDown();
        ObjectNode referral =
                Person.invented().in(DatedReferral.toClinic(site.clock().instant()));
        ObjectNode sheet = Sheets.of(referral);
        site.client("centre-47").consents().give(sheet);
        SignedReferral sent = site.send(referral);
        await().atMost(PATIENCE).until(() -> !clinic.posts().isEmpty());

        site.client("centre-47")
                .consents()
                .end(
                        Sheets.id(sheet),
                        ConsentState.WITHDRAWN,
                        ConsentRecord.Capacity.PARENT,
                        ConsentRecord.Method.PAPER_SIGNED);
        int before = clinic.received().size();
        clinic.recover();

        await("longer than every pause between tries")
                .during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> clinic.received().size() == before && state(sent) == ReferralState.WITHDRAWN);
        assertThat(site.wrappedKey(sent)).isNull();
        await("what it answered 500 to it may have read: it is asked back")
                .atMost(PATIENCE)
                .until(() -> recalled(sent).size() == 1
                        && recalled(sent).get(0).answered().equals(Optional.of("DELETED")));
        assertThat(clinic.posts()).as("the recall and nothing else").hasSize(1);
        assertThat(site.client(CLINIC).inbox().list()).isEmpty();
    }

    @Test
    void givesUp_afterGrowingPauses_andTellsTheSender() {
        clinic.breakDown();
        try (Overheard logs = new Overheard()) {
            SignedReferral sent = site.send(DatedReferral.toClinic(site.clock().instant()));

            await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.UNDELIVERABLE);

            List<Long> posts = clinic.posts();
            assertThat(posts).as("posts of this referral").hasSize(4);
            assertThat(pause(posts, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
            assertThat(pause(posts, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(590));
            assertThat(pause(posts, 3)).isGreaterThanOrEqualTo(Duration.ofMillis(1_790));
            assertThat(site.wrappedKey(sent)).isNull();
            assertThat(site.client(CLINIC).inbox().list()).isEmpty();
            assertThat(logs.saidBy("kz.daneker.delivery.DeadLetters"))
                    .as("what the operator is told, once")
                    .singleElement()
                    .asString()
                    .matches("WARN referral [0-9a-f-]{36} could not be delivered; its sender has been told");
        } finally {
            clinic.recover();
        }
    }

    @Test
    void triesAgain_afterAnAnswerThatDrips() throws InterruptedException {
        EndlessAnswer endless = new EndlessAnswer();
        clinic.answerOnce(endless::drip);

        SignedReferral sent = site.send(DatedReferral.toClinic(site.clock().instant()));

        await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.DELIVERED);
        assertThat(endless.wasCut()).isTrue();
        assertThat(clinic.posts()).hasSize(2);
        assertThat(pause(clinic.posts(), 1)).isBetween(Duration.ofMillis(3_900), Duration.ofSeconds(15));
    }

    @Test
    void triesAgain_afterAnAnswerWithoutEnd() throws InterruptedException {
        EndlessAnswer endless = new EndlessAnswer();
        clinic.answerOnce(endless::flood);

        SignedReferral sent = site.send(DatedReferral.toClinic(site.clock().instant()));

        await().atMost(PATIENCE).until(() -> state(sent) == ReferralState.DELIVERED);
        assertThat(endless.wasCut()).isTrue();
        assertThat(clinic.posts()).hasSize(2);
        assertThat(pause(clinic.posts(), 1)).as("not for want of time").isLessThan(Duration.ofMillis(3_900));
    }

    private static Duration pause(List<Long> posts, int before) {
        return Duration.ofNanos(posts.get(before) - posts.get(before - 1));
    }

    private static List<RecalledDelivery> recalled(SignedReferral sent) {
        return site.client("centre-47").conversation().ask(sent.id().value()).recalls();
    }

    private static ReferralState state(SignedReferral sent) {
        return site.client("centre-47").conversation().ask(sent.id().value()).state();
    }
}
