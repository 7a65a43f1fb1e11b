package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.OpenRecall;
import kz.daneker.client.RecallBook;
import kz.daneker.client.RecalledDelivery;
import kz.daneker.client.Standing;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.RecallAcknowledgement;
import kz.daneker.signing.VerifiedRecall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** What was delivered before it was taken back: the recipient is asked to delete it, and what it answers is seen. */
class RecallIT {
    @TempDir
    private static Path data;

    private static Exchange exchange;

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void asks_theRecipient_andShowsItsAnswerToTheSender() {
        Case delivered = Case.delivered(toClinic());
        long before = exchange.lastLeaf();
        delivered.say(ReferralState.WITHDRAWN);

        assertThat(exchange.leavesAfter(before))
                .containsSubsequence("WITHDRAWN agency:centre-47 ok", "RECALLED gateway ok");
        OpenRecall open = delivered.onlyRecall();
        assertThat(open.delivery()).isEqualTo(delivered.delivery);
        assertThat(open.overdue()).isFalse();
        assertThat(open.dueOn()).isAfter(open.raisedOn());
        RecalledDelivery asked = delivered.recalled();
        assertThat(asked.answered()).isEmpty();
        assertThat(asked.cause()).isEqualTo("WITHDRAWN");
        assertThat(asked.dueOn()).isEqualTo(open.dueOn());

        String said = delivered
                .recipient
                .client()
                .recalls()
                .acknowledge(open.id(), RecallBook.Done.KEPT, "Health Code 360-VI, art. 273(4)");

        assertThat(delivered.recipient.client().recalls().list())
                .noneMatch(one -> one.id().equals(open.id()));
        RecalledDelivery answered = delivered.recalled();
        assertThat(answered.answered()).contains("KEPT");
        assertThat(answered.law()).isEqualTo("Health Code 360-VI, art. 273(4)");
        assertThat(answered.acknowledgement()).isEqualTo(said);
        assertThat(exchange.leavesAfter(before)).contains("RECALL_ANSWERED agency:clinic-47-001 ok");
    }

    @Test
    void takes_theSameAnswerAgain_andNoOther() {
        Case delivered = Case.delivered(toClinic());
        delivered.say(ReferralState.REVOKED);
        OpenRecall open = delivered.onlyRecall();
        VerifiedRecall recall = delivered.recipient.client().recalls().show(open.id());
        String deleted = delivered.recipient.client().recalls().sign(recall, RecallBook.Done.DELETED, null);
        String restricted = delivered.recipient.client().recalls().sign(recall, RecallBook.Done.RESTRICTED, null);

        assertThat(delivered.answer(open.id(), deleted).statusCode()).isEqualTo(200);
        long before = exchange.lastLeaf();
        assertThat(delivered.answer(open.id(), deleted).statusCode()).isEqualTo(200);
        assertThat(exchange.leavesAfter(before)).isEmpty();
        ProblemAnswer.assertRefused(delivered.answer(open.id(), restricted), 409, "STATUS_NOT_ALLOWED");

        assertThat(delivered.recalled().answered()).contains("DELETED");
        delivered.recipient.client().recalls().show(open.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "REVOKED", "ENTERED_IN_ERROR"})
    void asks_alsoWhereItWasFetchedAndNotSignedFor(ReferralState word) {
        Case fetched = Case.sent(toClinic());
        fetched.recipient.fetch(fetched.delivery);
        fetched.say(word);

        OpenRecall open = fetched.onlyRecall();
        assertThat(open.delivery()).isEqualTo(fetched.delivery);
        fetched.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.DELETED, null);
        assertThat(fetched.recalled().cause()).isEqualTo(word.name());
    }

    @Test
    void asks_nobody_whereNothingWasFetched() {
        Case waiting = Case.sent(toClinic());
        waiting.say(ReferralState.WITHDRAWN);

        assertThat(waiting.recipient.client().recalls().list())
                .noneMatch(one -> one.delivery().equals(waiting.delivery));
        assertThat(waiting.standing().recalls()).isEmpty();
    }

    @Test
    void asks_evenOnceTheCaseIsClosed() {
        Case closed = Case.delivered(toClinic());
        closed.recipient.client().conversation().say(closed.delivery, ReferralState.DECLINED, null);
        assertThat(closed.sender.client().conversation().say(closed.id, ReferralState.WITHDRAWN, null))
                .as("how the service ended stays")
                .isEqualTo(ReferralState.DECLINED);

        OpenRecall open = closed.onlyRecall();
        closed.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.RESTRICTED, null);
        assertThat(closed.recalled().answered()).contains("RESTRICTED");
    }

    /** Taken back on the register: whoever got what rested on it is asked, whatever became of the case. */
    @Test
    void asks_whoGotWhatAWithdrawnConsentAllowed() {
        ObjectNode referral = Person.invented().in(toClinic());
        ObjectNode sheet = Sheets.of(referral);
        Party centre = exchange.sender(referral);
        centre.client().consents().give(sheet);
        Case delivered = Case.delivered(Sheets.naming(referral, Sheets.id(sheet)));
        delivered.recipient.client().conversation().say(delivered.delivery, ReferralState.ACCEPTED, null);

        centre.client()
                .consents()
                .end(
                        Sheets.id(sheet),
                        ConsentState.WITHDRAWN,
                        ConsentRecord.Capacity.PARENT,
                        ConsentRecord.Method.PAPER_SIGNED);

        OpenRecall open = delivered.onlyRecall();
        assertThat(delivered.recalled().cause()).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(delivered.standing().state()).isEqualTo(ReferralState.ACCEPTED);
        delivered.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.DELETED, null);
        assertThat(delivered.recalled().answered()).contains("DELETED");
    }

    /** A guess at an id must not tell whether there is a recall of that id. */
    @Test
    void doesNotExist_forAnotherAgency() {
        Case delivered = Case.delivered(toClinic());
        delivered.say(ReferralState.WITHDRAWN);
        OpenRecall open = delivered.onlyRecall();
        Party stranger = exchange.party("ngo-b");

        assertThat(stranger.client().recalls().list()).isEmpty();
        HttpResponse<String> others = stranger.get("/v1/recalls/" + open.id());
        ProblemAnswer.assertRefused(others, 404, "NOT_FOUND");
        assertThat(ProblemAnswer.of(others).withoutInstance())
                .isEqualTo(ProblemAnswer.of(stranger.get("/v1/recalls/" + UUID.randomUUID()))
                        .withoutInstance());
        String forged = acknowledgement(stranger, open.id(), Digest.ofAscii("any"), "deleted", null);
        for (Party other : List.of(stranger, delivered.sender)) {
            ProblemAnswer.assertRefused(
                    other.post(path(open.id()), Party.JWT, Exchange.ascii(forged), "en"), 404, "NOT_FOUND");
        }
        delivered.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.DELETED, null);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "kept,       -,                      422, ACKNOWLEDGEMENT_INVALID, /law",
                "kept,       some law,               422, ACKNOWLEDGEMENT_INVALID, /law",
                "kept,       'line 1\nline 2',       422, ACKNOWLEDGEMENT_INVALID, /law",
                "deleted,    Law 1,                  422, ACKNOWLEDGEMENT_INVALID, /law",
                "taken_back, -,                      422, ACKNOWLEDGEMENT_INVALID, /done",
                "burnt,      -,                      422, ACKNOWLEDGEMENT_INVALID, /done",
                "other,      -,                      422, ACKNOWLEDGEMENT_INVALID, ''",
            })
    void refuses_anAnswerThatIsNone(String done, String law, int status, String code, String where) {
        OpenRecall open = oneOpen();
        VerifiedRecall recall = answering.recipient.client().recalls().show(open.id());
        Digest about =
                done.equals("other") ? Digest.ofAscii("another") : recall.jws().digest();
        String said = acknowledgement(answering.recipient, open.id(), about, done, law);

        HttpResponse<String> refused = answering.answer(open.id(), said);
        ProblemAnswer.assertRefused(refused, status, code);
        assertThat(refused.body()).contains("\"pointer\":\"" + where + "\"");
        assertThat(answering.recalled().answered()).isEmpty();
    }

    /** Signed by somebody else, though it says otherwise. */
    @Test
    void refuses_aForgedAnswer() {
        OpenRecall open = oneOpen();
        VerifiedRecall recall = answering.recipient.client().recalls().show(open.id());
        String forged = new RecallAcknowledgement(
                        answering.recipient.urn(),
                        PartyUrn.GATEWAY,
                        open.id().toString(),
                        recall.jws().digest(),
                        exchange.now(),
                        "deleted",
                        null)
                .sign(exchange.party("ngo-b").keys().signing());
        ProblemAnswer.assertRefused(answering.answer(open.id(), forged), 401, "KEY_UNKNOWN");
    }

    /** The school must not learn from whom, why or at what time of day it was taken back. */
    @Test
    void leadsNowhere_onAMaskedRoute() {
        ObjectNode referral = DatedReferral.toSchool(exchange.now());
        Case masked = Case.delivered(referral);
        masked.say(ReferralState.WITHDRAWN);
        OpenRecall open = masked.onlyRecall();
        String listing = masked.recipient.get("/v1/recalls").body();
        String jws = masked.recipient.get("/v1/recalls/" + open.id()).body();
        String shown = masked.recipient.get("/v1/referrals/" + masked.delivery).body();
        String all = listing + payload(jws) + shown;

        assertThat(all)
                .doesNotContain("centre-47")
                .doesNotContain(masked.id.toString())
                .doesNotContainIgnoringCase("consent\"")
                .contains("\"recalls\":[]");
        assertThat(payload(jws))
                .matches("\\{\"iss\":\"urn:daneker:gateway\",\"aud\":\"urn:daneker:agency:[a-z0-9-]+\"," + "\"jti\":\""
                        + open.id() + "\",\"sub\":\"" + masked.delivery + "\",\"iat\":\\d+,\"due\":\"[0-9-]+\"}");
        assertThat(masked.recipient
                                .client()
                                .recalls()
                                .show(open.id())
                                .notice()
                                .day()
                                .getEpochSecond()
                        % 86_400)
                .as("midnight in Kazakhstan")
                .isEqualTo(86_400 - 5 * 3_600);
        masked.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.DELETED, null);
        assertThat(masked.recalled().answered()).contains("DELETED");
    }

    /** The gateway's database shows an answer the recipient never gave: its sender does not believe it. */
    @Test
    void believes_noAnswerTheRecipientDidNotSign() {
        Case delivered = Case.delivered(toClinic());
        delivered.say(ReferralState.WITHDRAWN);
        OpenRecall open = delivered.onlyRecall();
        delivered.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.KEPT, "Law 1");
        exchange.change(
                "update recall set answer = 'DELETED' where id = ?", open.id().toString());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(delivered::standing))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void names_whoOwesAnAnswer_once() {
        Case delivered = Case.delivered(toClinic());
        delivered.say(ReferralState.WITHDRAWN);
        OpenRecall open = delivered.onlyRecall();
        long before = exchange.lastLeaf();
        exchange.change("update recall set due_at = 1 where id = ?", open.id().toString());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> exchange.leavesAfter(before).contains("RECALL_OVERDUE agency:clinic-47-001 ok"));

        assertThat(delivered.onlyRecall().overdue()).isTrue();
        assertThat(delivered.recalled().overdue()).isTrue();
        delivered.recipient.client().recalls().acknowledge(open.id(), RecallBook.Done.DELETED, null);
        assertThat(exchange.leavesAfter(before))
                .filteredOn(leaf -> leaf.startsWith("RECALL_OVERDUE"))
                .hasSize(1);
    }

    private Case answering;

    private OpenRecall oneOpen() {
        List<OpenRecall> open =
                exchange.party("clinic-47-001").client().recalls().list();
        answering = Case.delivered(toClinic());
        answering.say(ReferralState.WITHDRAWN);
        return answering.recipient.client().recalls().list().stream()
                .filter(one -> !open.contains(one))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode toClinic() {
        return Fixture.clinic().at(exchange.now());
    }

    private static String path(UUID recall) {
        return "/v1/recalls/" + recall + "/acknowledgement";
    }

    private static String acknowledgement(Party author, UUID recall, Digest about, String done, String law) {
        return new RecallAcknowledgement(
                        author.urn(), PartyUrn.GATEWAY, recall.toString(), about, exchange.now(), done, law)
                .sign(author.keys().signing());
    }

    private static String payload(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    /** One referral with both its sides. */
    private record Case(UUID id, Party sender, Party recipient, UUID delivery) {
        static Case sent(ObjectNode referral) {
            Party sender = exchange.sender(referral);
            Party recipient = exchange.recipient(referral);
            assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
            UUID id = UUID.fromString(referral.path("referralId").asString(""));
            return new Case(id, sender, recipient, recipient.awaitOne());
        }

        static Case delivered(ObjectNode referral) {
            Case sent = sent(referral);
            sent.recipient.client().sign(sent.recipient.fetch(sent.delivery));
            return sent;
        }

        void say(ReferralState word) {
            assertThat(sender.client().conversation().say(id, word, null)).isEqualTo(word);
        }

        Standing standing() {
            return sender.client().conversation().ask(id);
        }

        RecalledDelivery recalled() {
            List<RecalledDelivery> recalls = standing().recalls();
            assertThat(recalls).hasSize(1);
            return recalls.get(0);
        }

        OpenRecall onlyRecall() {
            List<OpenRecall> open = recipient.client().recalls().list().stream()
                    .filter(one -> one.delivery().equals(delivery))
                    .toList();
            assertThat(open).hasSize(1);
            return open.get(0);
        }

        HttpResponse<String> answer(UUID recall, String jws) {
            return recipient.post(path(recall), Party.JWT, Exchange.ascii(jws), "en");
        }
    }
}
