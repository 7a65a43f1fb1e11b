package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Whoever did not hear an answer says it again: the same again is the same, anything else is not. */
class IdempotenceIT {
    private static final int AT_ONCE = 20;

    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final ObjectNode referral = Fixture.clinic().at(exchange.now());
    private final Party sender = exchange.sender(referral);
    private final Party recipient = exchange.recipient(referral);

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void answers_aResendWithTheSameReceipt_beforeAndAfterDelivery() {
        SignedReferral signed = sender.sign(referral);
        String receipt = accepted(sender.send(signed));
        assertThat(accepted(sender.send(signed))).isEqualTo(receipt);

        recipient.receiveOne();

        assertThat(accepted(sender.send(signed))).isEqualTo(receipt);
        exchange.settle(signed.id().toString());
        assertThat(recipient.inbox()).isEmpty();
        assertThat(exchange.referrals(signed.id().toString())).isEqualTo(1);
    }

    @Test
    void refuses_theSameIdWithOtherContent() {
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
        referral.put("priority", "urgent");

        ProblemAnswer.assertRefused(sender.send(sender.sign(referral)), 409, "DUPLICATE_CONFLICT");

        recipient.receiveOne();
        assertThat(recipient.inbox()).isEmpty();
    }

    /** Signed anew, so other salts and another signature: a sender keeps what it signed and sends that. */
    @Test
    void refuses_theSameReferralSignedAnew() {
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);

        ProblemAnswer.assertRefused(sender.send(sender.sign(referral)), 409, "DUPLICATE_CONFLICT");

        recipient.receiveOne();
    }

    @Test
    void holds_whatItsSenderMustReadAgain_andTakesTheCorrectedOneUnderTheSameId() {
        ObjectNode careless = referral.deepCopy();
        careless.put("note", Fixture.held().payload().path("note").asString(""));
        SignedReferral first = sender.sign(careless);
        HttpResponse<String> answer = sender.send(first);
        assertThat(answer.headers().firstValue("Daneker-State")).contains("HELD");
        assertThat(sender.verified(accepted(answer)).outcome()).isEqualTo(Outcome.HELD);
        assertThat(sender.verified(answer.body()).code()).isEqualTo("FREE_TEXT_SENSITIVE");
        assertThat(sender.client().conversation().ask(first.id().value()).state())
                .isEqualTo(ReferralState.HELD);
        assertThat(recipient.inbox()).isEmpty();

        SignedReferral corrected = sender.sign(referral);
        assertThat(corrected.id()).isEqualTo(first.id());
        answer = sender.send(corrected);
        assertThat(sender.verified(accepted(answer)).outcome()).isEqualTo(Outcome.ACCEPTED);

        UUID delivery = recipient.awaitOne();
        ReceivedReferral received = recipient.fetch(delivery);
        assertThat(received.token().issuerJwt().compact())
                .isEqualTo(corrected.token().issuerJwt());
        recipient.client().sign(received);
        ProblemAnswer.assertRefused(sender.send(first), 409, "DUPLICATE_CONFLICT");
    }

    @Test
    void delivers_once_whatIsSentByTwentyAtOnce() throws Exception {
        SignedReferral signed = sender.sign(referral);
        long before = exchange.lastLeaf();
        List<HttpResponse<String>> answers = atOnce(() -> sender.send(signed));

        assertThat(answers)
                .extracting(IdempotenceIT::accepted)
                .hasSize(AT_ONCE)
                .containsOnly(answers.get(0).body());
        recipient.receiveOne();
        assertThat(recipient.inbox()).isEmpty();
        assertThat(exchange.leavesAfter(before))
                .filteredOn(leaf -> leaf.startsWith("ACCEPTED") || leaf.startsWith("RELEASED"))
                .containsExactly("ACCEPTED agency:centre-47 ok", "RELEASED gateway ok");
    }

    @Test
    void accepts_oneOfTwoContentsSentAtOnceUnderOneId() throws Exception {
        SignedReferral one = sender.sign(referral);
        SignedReferral two = sender.sign(referral);
        List<SignedReferral> both = List.of(one, two);
        int[] next = new int[1];
        List<HttpResponse<String>> answers = atOnce(() -> {
            int mine;
            synchronized (next) {
                mine = next[0]++;
            }
            return sender.send(both.get(mine % 2));
        });

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202))
                .hasSize(AT_ONCE / 2)
                .extracting(HttpResponse::body)
                .containsOnly(answers.stream()
                        .filter(answer -> answer.statusCode() == 202)
                        .findFirst()
                        .orElseThrow()
                        .body());
        answers.stream()
                .filter(answer -> answer.statusCode() != 202)
                .forEach(answer -> ProblemAnswer.assertRefused(answer, 409, "DUPLICATE_CONFLICT"));
        recipient.receiveOne();
        assertThat(recipient.inbox()).isEmpty();
    }

    @Test
    void takes_aReceiptAsOftenAsItComes() {
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
        UUID delivery = recipient.awaitOne();
        String receipt = recipient.client().sign(recipient.fetch(delivery));

        assertThat(recipient.receipt(delivery, receipt).statusCode()).isEqualTo(200);
        assertThat(recipient.receipt(delivery, receipt).statusCode()).isEqualTo(200);
        assertThat(sender.client()
                        .conversation()
                        .ask(UUID.fromString(referral.path("referralId").asString("")))
                        .words())
                .hasSize(1);
    }

    private static String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/jwt");
        return answer.body();
    }

    private static List<HttpResponse<String>> atOnce(Callable<HttpResponse<String>> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(request);
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
