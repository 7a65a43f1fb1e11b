package kz.daneker.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.TaskSaying;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Jws;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.StatusNote;
import kz.daneker.signing.VerificationKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a standing as the gateway shows it, and takes no word from it that its author did not sign. */
final class SpokenWords {
    private final AgencyId self;
    private final Seals seals;
    private final RecallWords recalls;

    SpokenWords(AgencyId self, Seals seals) {
        this.self = self;
        this.seals = seals;
        this.recalls = new RecallWords(seals);
    }

    /** @throws Refusal if a word is not signed by its author, says something else, or one before it is missing */
    Standing read(UUID id, ObjectNode json) {
        List<Standing.Word> words = new ArrayList<>();
        Map<AgencyId, Chain> chains = new HashMap<>();
        boolean asSender = json.hasNonNull("receipt");
        for (JsonNode shown : json.path("words")) {
            AgencyId author = author(shown.path("from").asString(""));
            boolean byRecipient = asSender != author.equals(self);
            words.add(word(id, author, byRecipient, shown, chains.computeIfAbsent(author, any -> new Chain())));
        }
        String receipt = json.path("receipt").asString("");
        return new Standing(
                id,
                state(json.path("state").asString("")),
                moment(json.path("stateAt").asString("")),
                receipt.isEmpty() ? null : receipt,
                words,
                recalls.read(json),
                json.path("cancelAsked").asBoolean(false),
                said(words, author -> author.equals(self) != asSender),
                answers(json),
                records(json));
    }

    /** Taken from the signed words, not from what the gateway says they amount to. */
    private static @Nullable Attendance said(List<Standing.Word> words, Predicate<AgencyId> isRecipient) {
        return words.stream()
                .filter(word -> isRecipient.test(word.from()))
                .map(Standing.Word::attendance)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static Map<Digest, Long> records(ObjectNode json) {
        Map<Digest, Long> records = new HashMap<>();
        put(records, json.path("receipt"), json.path("receiptRecord"));
        json.path("words").forEach(shown -> put(records, shown.path("jws"), shown.path("record")));
        return records;
    }

    private static void put(Map<Digest, Long> records, JsonNode jws, JsonNode record) {
        if (jws.isString() && record.canConvertToLong()) {
            records.put(Digest.ofAscii(jws.stringValue()), record.longValue());
        }
    }

    private static List<UUID> answers(ObjectNode json) {
        List<UUID> answers = new ArrayList<>();
        for (JsonNode answer : json.path("answers")) {
            answers.add(uuid(answer.asString("")));
        }
        return answers;
    }

    private Standing.Word word(UUID id, AgencyId author, boolean byRecipient, JsonNode shown, Chain chain) {
        String jws = shown.path("jws").asString("");
        ReferralState word = state(shown.path("word").asString(""));
        if (word == ReferralState.DELIVERED) {
            Receipt receipt = Receipt.verify(jws, seals.agency(author, jws)).receipt();
            require(receipt.outcome() == Outcome.DELIVERED && receipt.issuer().equals(PartyUrn.of(author)));
            return new Standing.Word(author, word, receipt.issuedAt(), null, null, jws);
        }
        StatusNote note = note(author, byRecipient, jws);
        require(note.issuer().equals(PartyUrn.of(author)) && note.audience().equals(PartyUrn.GATEWAY));
        require(state(note.status()) == word);
        require(!author.equals(self) || note.subject().equals(id.toString()));
        chain.add(note, jws);
        String came = note.attendance();
        Attendance attendance = word == ReferralState.NO_SHOW
                ? Attendance.NOT_VISITED
                : came == null ? null : Attendance.of(came, "/attendance");
        return new Standing.Word(author, word, note.issuedAt(), note.reason(), attendance, jws);
    }

    /** A status note, or the same said as a signed FHIR Task. */
    private StatusNote note(AgencyId author, boolean byRecipient, String jws) {
        VerificationKey key = seals.agency(author, jws);
        return Jws.kept(jws, DetachedJws.FHIR).isEmpty()
                ? StatusNote.verify(jws, key).note()
                : TaskSaying.read(StrictJson.write(
                                Jws.verify(jws, DetachedJws.FHIR, key).payload()))
                        .note(PartyUrn.of(author), byRecipient);
    }

    /** One author's notes: numbered from 1, each naming the one before. */
    private static final class Chain {
        private int length;
        private @Nullable Digest last;

        void add(StatusNote note, String jws) {
            boolean linked = last == null ? note.previous() == null : last.equals(note.previous());
            require(linked && note.sequence() == length + 1);
            length++;
            last = Digest.ofAscii(jws);
        }
    }

    private static ReferralState state(String name) {
        try {
            return ReferralState.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private static AgencyId author(String id) {
        try {
            return new AgencyId(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.PARTY_UNKNOWN);
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }
}
