package kz.daneker.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the receipt, or a withdrawal, neither key nor ciphertext is left in any file of the database or the broker. */
class ShreddingIT {
    @TempDir
    private static Path folder;

    private static LiveSite site;

    @BeforeAll
    static void start() {
        site = LiveSite.start(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void leavesNothing_afterTheReceipt() {
        AgencyClient clinic = site.client("clinic-47-001");
        SignedReferral sent = site.send(DatedReferral.toClinic(site.clock().instant()));
        WaitingDelivery waiting = site.waiting("clinic-47-001");
        Kept kept = Kept.of(sent, waiting);
        assertThat(Bytes.filesWith(site.data().resolve("db"), kept.key()))
                .as("the search must be able to find what is there")
                .isNotEmpty();

        ReceivedReferral received = clinic.receive(waiting.id(), new ReceivedFolder(folder.resolve("received")));
        clinic.sign(received);

        assertThat(site.wrappedKey(sent)).isNull();
        assertThat(site.column(
                        "select sealed from referral_original join referral on id = referral_id where message_id = ?",
                        sent.id().toString()))
                .isNull();
        assertThat(site.column(
                        "select jwe from delivery_jwe where delivery_id = ?",
                        waiting.id().toString()))
                .isNull();
        assertThat(site.get("clinic-47-001", "/v1/inbox/" + waiting.id()).statusCode())
                .isEqualTo(404);
        kept.areGone();
    }

    @Test
    void leavesNothing_afterAWithdrawal() {
        AgencyClient centre = site.client("centre-15");
        SignedReferral sent = site.send(DatedReferral.toSchool(site.clock().instant()));
        WaitingDelivery waiting = site.waiting("school-15-007");
        Kept kept = Kept.of(sent, waiting);

        centre.conversation().say(sent.id().value(), ReferralState.WITHDRAWN, null);

        assertThat(site.wrappedKey(sent)).isNull();
        kept.areGone();
    }

    /** What the gateway held while the referral waited. */
    private record Kept(byte[] key, byte[] original, byte[] delivery, SignedReferral sent) {
        static Kept of(SignedReferral sent, WaitingDelivery waiting) {
            byte[] key = Objects.requireNonNull(site.wrappedKey(sent));
            byte[] original = Objects.requireNonNull(site.column(
                    "select sealed from referral_original join referral on id = referral_id where message_id = ?",
                    sent.id().toString()));
            byte[] delivery = Objects.requireNonNull(site.column(
                    "select jwe from delivery_jwe where delivery_id = ?",
                    waiting.id().toString()));
            return new Kept(key, original, delivery, sent);
        }

        void areGone() {
            String token = sent.token().serialize();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                isGone("wrapped key", key);
                isGone("sealed original, first bytes", head(original));
                isGone("sealed original, last bytes", tail(original));
                isGone("delivery, first encrypted bytes", slice(delivery, delivery.length / 2));
                isGone("delivery, last bytes", tail(delivery));
                isGone("token", tail(token.getBytes(StandardCharsets.US_ASCII)));
            });
        }

        private static void isGone(String what, byte[] bytes) {
            assertThat(Bytes.filesWith(site.data(), bytes)).as(what).isEmpty();
        }

        private static byte[] head(byte[] bytes) {
            return slice(bytes, 0);
        }

        private static byte[] tail(byte[] bytes) {
            return slice(bytes, bytes.length - 32);
        }

        /** A piece small enough to lie on one page of the database. */
        private static byte[] slice(byte[] bytes, int from) {
            return java.util.Arrays.copyOfRange(bytes, from, from + 32);
        }
    }
}
