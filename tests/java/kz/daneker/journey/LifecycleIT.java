package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.Standing;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Digest;
import kz.daneker.signing.StatusNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Where a referral may go from each state, who may say so, and what is gone once it is over. */
@ExtendWith(OneGateway.class)
class LifecycleIT {
    private static final String GATEWAY = "urn:daneker:gateway";

    private final RunningGateway gateway;

    LifecycleIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** The words that lead from delivered to a state. */
    static Stream<List<ReferralState>> ways() {
        return Stream.of(
                List.of(ReferralState.DELIVERED),
                List.of(ReferralState.DELIVERED, ReferralState.ACCEPTED),
                List.of(ReferralState.DELIVERED, ReferralState.DECLINED),
                List.of(ReferralState.DELIVERED, ReferralState.ACCEPTED, ReferralState.IN_SERVICE),
                List.of(
                        ReferralState.DELIVERED,
                        ReferralState.ACCEPTED,
                        ReferralState.IN_SERVICE,
                        ReferralState.COMPLETED),
                List.of(
                        ReferralState.DELIVERED,
                        ReferralState.ACCEPTED,
                        ReferralState.IN_SERVICE,
                        ReferralState.NOT_COMPLETED),
                List.of(
                        ReferralState.DELIVERED,
                        ReferralState.ACCEPTED,
                        ReferralState.SCHEDULED,
                        ReferralState.NO_SHOW,
                        ReferralState.ON_HOLD),
                List.of(ReferralState.DELIVERED, ReferralState.REVOKED),
                List.of(ReferralState.DELIVERED, ReferralState.WITHDRAWN),
                List.of(ReferralState.DELIVERED, ReferralState.ENTERED_IN_ERROR));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refuses_everyMoveTheLifecycleLacks(List<ReferralState> way) {
        Talk talk = delivered("02");
        way.stream()
                .skip(1)
                .forEach(word -> assertThat(talk.say(word.isSendersWord(), word).statusCode())
                        .isEqualTo(200));
        ReferralState state = way.get(way.size() - 1);

        for (ReferralState next : ReferralState.values()) {
            boolean bySender = next.isSendersWord();
            if (!maySay(state, next) || (!bySender && !next.isRecipientsWord())) {
                requireProblem(talk.say(bySender, next), 409, "STATUS_NOT_ALLOWED");
                requireProblem(talk.say(!bySender, next), 409, "STATUS_NOT_ALLOWED");
            } else {
                requireProblem(talk.say(!bySender, next), 409, "STATUS_NOT_ALLOWED");
            }
        }
        assertThat(gateway.client(talk.sender).conversation().ask(talk.id).state())
                .isEqualTo(state);
    }

    private static boolean maySay(ReferralState state, ReferralState next) {
        try {
            Course.at(state).after(next);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    @Test
    void points_itsSenderAlone_toTheReferralThatAnswers() {
        Talk talk = delivered("01");
        ObjectNode answer = Payloads.good("11");
        answer.put("inResponseTo", talk.delivery.toString());
        UUID answering = gateway.deliver(answer);

        assertThat(gateway.client(talk.sender).conversation().ask(talk.id).answers())
                .containsExactly(answering);
        assertThat(RunningGateway.text(gateway.get(talk.sender, "/fhir/Task/" + talk.id)))
                .contains("Bundle/" + answering);
        assertThat(gateway.client(talk.recipient)
                        .conversation()
                        .ask(talk.delivery)
                        .answers())
                .isEmpty();
        assertThat(RunningGateway.text(gateway.get(talk.recipient, "/fhir/Task/" + talk.delivery)))
                .doesNotContain(answering.toString())
                .doesNotContain(talk.sender)
                .doesNotContain(talk.id.toString())
                .contains("urn:daneker:neutral:");
    }

    @Test
    void refuses_wordOutOfTurnOrBySomebodyElse() {
        Talk talk = delivered("02");
        String path = "/v1/referrals/" + talk.delivery + "/status";
        String wrongNumber = talk.note(talk.recipient, talk.delivery, 2, null, ReferralState.ACCEPTED);
        String wrongLink =
                talk.note(talk.recipient, talk.delivery, 1, Digest.ofAscii("another"), ReferralState.ACCEPTED);
        requireProblem(gateway.post(talk.recipient, path, "application/jwt", wrongNumber), 409, "STATUS_NOT_ALLOWED");
        requireProblem(gateway.post(talk.recipient, path, "application/jwt", wrongLink), 409, "STATUS_NOT_ALLOWED");

        String otherReferral = talk.note(talk.recipient, UUID.randomUUID(), 1, null, ReferralState.ACCEPTED);
        requireProblem(
                gateway.post(talk.recipient, path, "application/jwt", otherReferral), 403, "CERT_AGENCY_MISMATCH");
        String bySender = talk.note(talk.sender, talk.delivery, 1, null, ReferralState.ACCEPTED);
        assertThat(gateway.post(talk.recipient, path, "application/jwt", bySender)
                        .statusCode())
                .isIn(401, 403);
        requireProblem(
                gateway.post(
                        "ngo-b",
                        path,
                        "application/jwt",
                        talk.note("ngo-b", talk.delivery, 1, null, ReferralState.ACCEPTED)),
                404,
                "NOT_FOUND");

        String right = talk.note(talk.recipient, talk.delivery, 1, null, ReferralState.ACCEPTED);
        assertThat(gateway.post(talk.recipient, path, "application/jwt", right).statusCode())
                .isEqualTo(200);
        assertThat(gateway.post(talk.recipient, path, "application/jwt", right).statusCode())
                .as("the same word again is no second word")
                .isEqualTo(200);
    }

    @Test
    void shows_bothSidesWordsToTheSenderOnly() {
        for (String fixture : List.of("01", "02")) {
            Talk talk = delivered(fixture);
            talk.say(false, ReferralState.ACCEPTED);
            talk.say(true, ReferralState.REVOKED);

            assertThat(gateway.client(talk.sender).conversation().ask(talk.id).words())
                    .extracting(Standing.Word::word)
                    .containsExactly(ReferralState.DELIVERED, ReferralState.ACCEPTED, ReferralState.REVOKED);
            HttpResponse<byte[]> shown = gateway.get(talk.recipient, "/v1/referrals/" + talk.delivery);
            assertThat(RunningGateway.text(shown))
                    .doesNotContain(talk.sender)
                    .doesNotContain(talk.id.toString())
                    .contains("\"state\":\"REVOKED\"");
            requireProblem(gateway.get(talk.recipient, "/v1/referrals/" + talk.id), 404, "NOT_FOUND");
            requireProblem(gateway.get(talk.sender, "/v1/referrals/" + talk.delivery), 404, "NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITHDRAWN", "REVOKED", "ENTERED_IN_ERROR"})
    void takes_backWhatWasNotDelivered(ReferralState word) {
        ObjectNode referral = Payloads.good("01");
        UUID delivery = gateway.deliver(referral);
        String recipient = Payloads.recipient(referral);
        ReceivedReferral fetched = gateway.open(recipient, delivery);

        gateway.client(Payloads.sender(referral)).conversation().say(Payloads.id(referral), word, null);

        assertThat(gateway.inbox(recipient).ids()).doesNotContain(delivery);
        requireProblem(gateway.get(recipient, "/v1/inbox/" + delivery), 404, "NOT_FOUND");
        HttpResponse<byte[]> tooLate = gateway.post(
                recipient,
                "/v1/inbox/" + delivery + "/receipt",
                "application/jwt",
                Receipts.of(gateway, recipient, fetched));
        requireProblem(tooLate, 409, "STATUS_NOT_ALLOWED");
    }

    @Test
    void expires_whatNobodyFetches() {
        ObjectNode referral = Payloads.good("01");
        referral.put("validUntil", Sheets.moment(gateway.clock().instant().plusSeconds(6)));
        assertThat(OffsetDateTime.parse(referral.path("validUntil").asString("")))
                .isNotNull();
        UUID delivery = gateway.deliver(referral);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> gateway.client(Payloads.sender(referral))
                                .conversation()
                                .ask(Payloads.id(referral))
                                .state()
                        == ReferralState.EXPIRED);
        requireProblem(gateway.get(Payloads.recipient(referral), "/v1/inbox/" + delivery), 404, "NOT_FOUND");
        assertThat(gateway.inbox(Payloads.recipient(referral)).ids()).doesNotContain(delivery);
    }

    private Talk delivered(String fixture) {
        ObjectNode referral = Payloads.good(fixture);
        UUID delivery = gateway.deliver(referral);
        Talk talk = new Talk(Payloads.sender(referral), Payloads.recipient(referral), Payloads.id(referral), delivery);
        gateway.client(talk.recipient).sign(gateway.open(talk.recipient, delivery));
        return talk;
    }

    /** Both sides' notes about one referral, each numbered and linked as their author must. */
    private final class Talk {
        private final String sender;
        private final String recipient;
        private final UUID id;
        private final UUID delivery;
        private final List<String> bySender = new ArrayList<>();
        private final List<String> byRecipient = new ArrayList<>();

        private Talk(String sender, String recipient, UUID id, UUID delivery) {
            this.sender = sender;
            this.recipient = recipient;
            this.id = id;
            this.delivery = delivery;
        }

        private HttpResponse<byte[]> say(boolean asSender, ReferralState word) {
            List<String> said = asSender ? bySender : byRecipient;
            UUID about = asSender ? id : delivery;
            String author = asSender ? sender : recipient;
            Digest before = said.isEmpty() ? null : Digest.ofAscii(said.get(said.size() - 1));
            String note = note(author, about, said.size() + 1, before, word);
            HttpResponse<byte[]> answer =
                    gateway.post(author, "/v1/referrals/" + about + "/status", "application/jwt", note);
            if (answer.statusCode() == 200) {
                said.add(note);
            }
            return answer;
        }

        private String note(String author, UUID about, int number, Digest before, ReferralState word) {
            return new StatusNote(
                            "urn:daneker:agency:" + author,
                            GATEWAY,
                            about.toString(),
                            number,
                            word.name().toLowerCase(Locale.ROOT),
                            gateway.clock().instant(),
                            before,
                            word == ReferralState.ON_HOLD ? "PAPERS_MISSING" : null)
                    .sign(gateway.keys(author).signing());
        }
    }

    private static void requireProblem(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(RunningGateway.text(answer)).isEqualTo(status);
        assertThat(RunningGateway.json(answer).path("code").asString("")).isEqualTo(code);
    }
}
