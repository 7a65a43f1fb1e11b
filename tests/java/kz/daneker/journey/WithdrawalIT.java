package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Consent taken back: once the gateway said so, nobody gets what had not been handed over. */
class WithdrawalIT {
    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final ObjectNode referral = Fixture.clinic().at(exchange.now());
    private final Party sender = exchange.sender(referral);
    private final Party recipient = exchange.recipient(referral);
    private final UUID id = UUID.fromString(referral.path("referralId").asString(""));

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void hides_whatWasNotFetched() {
        send();
        UUID delivery = recipient.awaitOne();
        long before = exchange.lastLeaf();
        withdraw();

        assertThat(exchange.leavesAfter(before))
                .filteredOn(leaf -> !leaf.startsWith("READ"))
                .containsExactly("WITHDRAWN agency:centre-47 ok", "ERASED gateway ok");
        assertThat(recipient.inbox()).isEmpty();
        HttpResponse<String> gone = recipient.get("/v1/inbox/" + delivery);
        ProblemAnswer.assertRefused(gone, 404, "NOT_FOUND");
        assertThat(ProblemAnswer.of(gone).withoutInstance())
                .isEqualTo(ProblemAnswer.of(recipient.get("/v1/inbox/" + UUID.randomUUID()))
                        .withoutInstance());
    }

    @Test
    void refuses_theReceiptForWhatWasFetchedAndThenWithdrawn() {
        send();
        UUID delivery = recipient.awaitOne();
        ReceivedReferral received = recipient.fetch(delivery);
        withdraw();

        ProblemAnswer.assertRefused(recipient.receipt(delivery, receipt(received)), 409, "STATUS_NOT_ALLOWED");

        assertThat(sender.client().conversation().ask(id).state()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(recipient.client().conversation().ask(delivery).state()).isEqualTo(ReferralState.WITHDRAWN);
        ProblemAnswer.assertRefused(recipient.get("/v1/inbox/" + delivery), 404, "NOT_FOUND");
    }

    @Test
    void stops_whatIsHeld() {
        referral.put("note", Fixture.held().payload().path("note").asString(""));
        SignedReferral held = sender.sign(referral);
        assertThat(sender.send(held).headers().firstValue("Daneker-State")).contains("HELD");
        withdraw();

        referral.remove("note");
        ProblemAnswer.assertRefused(sender.send(sender.sign(referral)), 409, "DUPLICATE_CONFLICT");
        assertThat(recipient.inbox()).isEmpty();
    }

    /** On its way through the gateway it may be anywhere; the answer to the withdrawal draws the line. */
    @RepeatedTest(50)
    void stops_whatIsOnItsWay() {
        send();
        long before = exchange.lastLeaf();
        CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> recipient.inbox());
        withdraw();
        List<UUID> afterwards = recipient.inbox();
        listening.join();

        assertThat(afterwards).isEmpty();
        exchange.settleBroker();
        assertThat(recipient.inbox()).isEmpty();
        List<String> leaves = exchange.leavesAfter(before);
        assertThat(leaves.subList(leaves.indexOf("WITHDRAWN agency:centre-47 ok"), leaves.size()))
                .noneMatch(leaf -> leaf.startsWith("RELEASED") || leaf.startsWith("DELIVERED"));
    }

    @Test
    void decides_oneWay_whereReceiptAndWithdrawalComeAtOnce() {
        send();
        UUID delivery = recipient.awaitOne();
        String receipt = receipt(recipient.fetch(delivery));
        CompletableFuture<Integer> receipted = CompletableFuture.supplyAsync(
                () -> recipient.receipt(delivery, receipt).statusCode());
        withdraw();

        boolean before = receipted.join() == 200;
        assertThat(sender.client().conversation().ask(id).words())
                .hasSize(before ? 2 : 1)
                .last()
                .extracting(word -> word.word())
                .isEqualTo(ReferralState.WITHDRAWN);
    }

    private void send() {
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
    }

    private void withdraw() {
        assertThat(sender.client().conversation().say(id, ReferralState.WITHDRAWN, null))
                .isEqualTo(ReferralState.WITHDRAWN);
    }

    private String receipt(ReceivedReferral received) {
        return Receipt.builder()
                .from(recipient.urn())
                .to(PartyUrn.GATEWAY)
                .at(exchange.now())
                .id(UUID.randomUUID().toString())
                .about(received.delivery().toString())
                .received(
                        received.token().issuerJwt().digest(), received.token().disclosureDigests())
                .outcome(Outcome.DELIVERED)
                .build()
                .sign(recipient.keys().signing());
    }
}
