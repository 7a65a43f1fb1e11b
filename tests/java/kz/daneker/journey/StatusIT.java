package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.client.Standing;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The lifecycle of domain.md §2.6 as both sides speak it: every legal word is taken, every other is refused. */
class StatusIT {
    private static final Set<ReferralState> SENDERS =
            EnumSet.of(ReferralState.REVOKED, ReferralState.WITHDRAWN, ReferralState.ENTERED_IN_ERROR);

    /** Whose word leads where, written down here once more, not read from the code under test. */
    private static final Map<ReferralState, Set<ReferralState>> RECIPIENTS = Map.of(
            ReferralState.DELIVERED, EnumSet.of(ReferralState.ACCEPTED, ReferralState.DECLINED),
            ReferralState.ACCEPTED, EnumSet.of(ReferralState.IN_SERVICE, ReferralState.DECLINED),
            ReferralState.IN_SERVICE, EnumSet.of(ReferralState.COMPLETED, ReferralState.NOT_COMPLETED));

    private static final Set<ReferralState> OPEN = EnumSet.of(
            ReferralState.HELD,
            ReferralState.SENT,
            ReferralState.DELIVERED,
            ReferralState.ACCEPTED,
            ReferralState.IN_SERVICE);

    private static final Map<ReferralState, List<ReferralState>> WAY = Map.of(
            ReferralState.DELIVERED, List.of(),
            ReferralState.ACCEPTED, List.of(ReferralState.ACCEPTED),
            ReferralState.DECLINED, List.of(ReferralState.DECLINED),
            ReferralState.IN_SERVICE, List.of(ReferralState.ACCEPTED, ReferralState.IN_SERVICE),
            ReferralState.COMPLETED, List.of(ReferralState.ACCEPTED, ReferralState.IN_SERVICE, ReferralState.COMPLETED),
            ReferralState.NOT_COMPLETED,
                    List.of(ReferralState.ACCEPTED, ReferralState.IN_SERVICE, ReferralState.NOT_COMPLETED));

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

    /** @param delivery the recipient's name of it; null while it is held */
    private record Case(
            Party sender,
            Party recipient,
            UUID id,
            @Nullable UUID delivery) {
        Standing asSender() {
            return sender.client().conversation().ask(id);
        }
    }

    static Stream<ReferralState> reachable() {
        return Stream.concat(
                Stream.concat(OPEN.stream(), SENDERS.stream()),
                WAY.keySet().stream().filter(state -> !OPEN.contains(state)));
    }

    static Stream<Arguments> sendersMoves() {
        return OPEN.stream().flatMap(from -> SENDERS.stream().map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> recipientsMoves() {
        return RECIPIENTS.entrySet().stream()
                .flatMap(move -> move.getValue().stream().map(to -> Arguments.of(move.getKey(), to)));
    }

    @ParameterizedTest
    @MethodSource("sendersMoves")
    void takes_theSendersWord(ReferralState from, ReferralState to) {
        Case referral = at(from);
        assertThat(referral.sender().client().conversation().say(referral.id(), to, "FAMILY_MOVED"))
                .isEqualTo(to);
        assertThat(referral.asSender().state()).isEqualTo(to);
        closeInbox(referral, from);
    }

    @ParameterizedTest
    @MethodSource("recipientsMoves")
    void takes_theRecipientsWord(ReferralState from, ReferralState to) {
        Case referral = at(from);
        UUID delivery = delivery(referral);
        assertThat(referral.recipient().client().conversation().say(delivery, to, null))
                .isEqualTo(to);
        assertThat(referral.asSender().state()).isEqualTo(to);
    }

    @ParameterizedTest
    @MethodSource("reachable")
    void refuses_everyOtherWord(ReferralState from) {
        Case referral = at(from);
        for (ReferralState word : ReferralState.values()) {
            if (!(OPEN.contains(from) && SENDERS.contains(word))) {
                assertNotAllowed(referral.sender(), referral.id(), word);
            }
            UUID delivery = referral.delivery();
            if (delivery != null && !RECIPIENTS.getOrDefault(from, Set.of()).contains(word)) {
                assertNotAllowed(referral.recipient(), delivery, word);
            }
        }
        assertThat(referral.asSender().state()).isEqualTo(from);
        if (from == ReferralState.SENT) {
            referral.sender().client().conversation().say(referral.id(), ReferralState.REVOKED, null);
        }
        closeInbox(referral, from);
    }

    @Test
    void refuses_notesOutOfTheirOrder() {
        Case referral = at(ReferralState.DELIVERED);
        Party clinic = referral.recipient();
        UUID delivery = delivery(referral);
        StatusNote first = clinic.note(delivery, 1, "accepted");
        ProblemAnswer.assertRefused(
                clinic.say(delivery, clinic.note(delivery, 2, "accepted")), 409, "STATUS_NOT_ALLOWED");
        ProblemAnswer.assertRefused(
                clinic.say(delivery, after(first, 1, "accepted", Digest.ofAscii("elsewhere"))),
                409,
                "STATUS_NOT_ALLOWED");
        String jws = first.sign(clinic.keys().signing());
        assertThat(clinic.sayAs(delivery, jws).statusCode()).isEqualTo(200);
        assertThat(clinic.sayAs(delivery, jws).statusCode())
                .as("the very same again")
                .isEqualTo(200);
        for (StatusNote wrong : List.of(
                after(first, 2, "in_service", null),
                after(first, 2, "in_service", Digest.ofAscii("elsewhere")),
                after(first, 1, "in_service", Digest.ofAscii(jws)),
                after(first, 3, "in_service", Digest.ofAscii(jws)))) {
            ProblemAnswer.assertRefused(clinic.say(delivery, wrong), 409, "STATUS_NOT_ALLOWED");
        }
        assertThat(clinic.say(delivery, after(first, 2, "in_service", Digest.ofAscii(jws)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(referral.asSender().words()).hasSize(3);
    }

    @Test
    void refuses_notesThatSpeakOfAnotherOrForAnother() {
        Case referral = at(ReferralState.DELIVERED);
        Party clinic = referral.recipient();
        UUID delivery = delivery(referral);
        ProblemAnswer.assertRefused(
                clinic.say(delivery, clinic.note(UUID.randomUUID(), 1, "accepted")), 403, "CERT_AGENCY_MISMATCH");
        StatusNote asSender = new StatusNote(
                referral.sender().urn(),
                PartyUrn.GATEWAY,
                delivery.toString(),
                1,
                "accepted",
                exchange.now(),
                null,
                null);
        ProblemAnswer.assertRefused(clinic.say(delivery, asSender), 403, "CERT_AGENCY_MISMATCH");
        String signedBySender = clinic.note(delivery, 1, "accepted")
                .sign(referral.sender().keys().signing());
        ProblemAnswer.assertRefused(clinic.sayAs(delivery, signedBySender), 401, "KEY_UNKNOWN");
        String signed = clinic.note(delivery, 1, "accepted").sign(clinic.keys().signing());
        char other = signed.endsWith("A") ? 'Q' : 'A';
        HttpResponse<String> tampered = clinic.sayAs(delivery, signed.substring(0, signed.length() - 1) + other);
        assertThat(tampered.statusCode()).isIn(400, 401);
        assertThat(referral.asSender().state()).isEqualTo(ReferralState.DELIVERED);
    }

    @Test
    void shows_bothSidesToTheSender_andTheRecipientOnlyItsOwn() {
        Case referral = at(ReferralState.ACCEPTED);
        Party clinic = referral.recipient();
        UUID delivery = delivery(referral);
        referral.sender().client().conversation().say(referral.id(), ReferralState.WITHDRAWN, "FAMILY_MOVED");

        Standing seen = referral.asSender();
        assertThat(seen.receipt()).isNotNull();
        assertThat(seen.words())
                .extracting(Standing.Word::word)
                .containsExactly(ReferralState.DELIVERED, ReferralState.ACCEPTED, ReferralState.WITHDRAWN);
        Standing byClinic = clinic.client().conversation().ask(delivery);
        assertThat(byClinic.receipt()).isNull();
        assertThat(byClinic.words())
                .extracting(Standing.Word::word)
                .containsExactly(ReferralState.DELIVERED, ReferralState.ACCEPTED);
        assertThat(clinic.get("/v1/referrals/" + delivery).body())
                .doesNotContain("FAMILY_MOVED", "centre-47", referral.id().toString());
        ProblemAnswer.assertRefused(clinic.get("/v1/referrals/" + referral.id()), 404, "NOT_FOUND");
        ProblemAnswer.assertRefused(referral.sender().get("/v1/referrals/" + delivery), 404, "NOT_FOUND");
    }

    private static Case at(ReferralState state) {
        Fixture fixture = state == ReferralState.HELD ? Fixture.held() : Fixture.clinic();
        ObjectNode referral = fixture.at(exchange.now());
        Party sender = exchange.sender(referral);
        Party recipient = exchange.recipient(referral);
        UUID id = UUID.fromString(referral.path("referralId").asString(""));
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
        if (state == ReferralState.HELD) {
            return new Case(sender, recipient, id, null);
        }
        UUID delivery = recipient.awaitOne();
        if (state == ReferralState.SENT) {
            return new Case(sender, recipient, id, delivery);
        }
        if (SENDERS.contains(state)) {
            sender.client().conversation().say(id, state, null);
            return new Case(sender, recipient, id, delivery);
        }
        recipient.client().sign(recipient.fetch(delivery));
        WAY.get(state).forEach(word -> recipient.client().conversation().say(delivery, word, null));
        return new Case(sender, recipient, id, delivery);
    }

    /** What was stopped waits no longer. */
    private static void closeInbox(Case referral, ReferralState from) {
        if (from == ReferralState.SENT) {
            assertThat(referral.recipient().inbox()).isEmpty();
        }
    }

    private static void assertNotAllowed(Party author, UUID id, ReferralState word) {
        List<Standing.Word> said = author.client().conversation().ask(id).words().stream()
                .filter(spoken -> spoken.from().equals(author.keys().agency()))
                .filter(spoken -> spoken.word() != ReferralState.DELIVERED)
                .toList();
        Digest before =
                said.isEmpty() ? null : Digest.ofAscii(said.get(said.size() - 1).jws());
        StatusNote note = author.note(id, said.size() + 1, word.name().toLowerCase(Locale.ROOT));
        HttpResponse<String> answer = author.say(id, after(note, said.size() + 1, note.status(), before));
        assertThat(answer.statusCode()).as("%s: %s", word, answer.body()).isEqualTo(409);
        ProblemAnswer.assertRefused(answer, 409, "STATUS_NOT_ALLOWED");
    }

    private static StatusNote after(StatusNote model, int sequence, String word, @Nullable Digest previous) {
        return new StatusNote(
                model.issuer(), model.audience(), model.subject(), sequence, word, model.issuedAt(), previous, null);
    }

    private static UUID delivery(Case referral) {
        return Stream.ofNullable(referral.delivery()).findFirst().orElseThrow();
    }
}
