package kz.daneker.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.StatusNote;
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
        for (JsonNode shown : json.path("words")) {
            AgencyId author = author(shown.path("from").asString(""));
            words.add(word(id, author, shown, chains.computeIfAbsent(author, any -> new Chain())));
        }
        String receipt = json.path("receipt").asString("");
        return new Standing(
                id,
                state(json.path("state").asString("")),
                moment(json.path("stateAt").asString("")),
                receipt.isEmpty() ? null : receipt,
                words,
                recalls.read(json));
    }

    private Standing.Word word(UUID id, AgencyId author, JsonNode shown, Chain chain) {
        String jws = shown.path("jws").asString("");
        ReferralState word = state(shown.path("word").asString(""));
        if (word == ReferralState.DELIVERED) {
            Receipt receipt = Receipt.verify(jws, seals.agency(author, jws)).receipt();
            require(receipt.outcome() == Outcome.DELIVERED && receipt.issuer().equals(PartyUrn.of(author)));
            return new Standing.Word(author, word, receipt.issuedAt(), null, jws);
        }
        StatusNote note = StatusNote.verify(jws, seals.agency(author, jws)).note();
        require(note.issuer().equals(PartyUrn.of(author)) && note.audience().equals(PartyUrn.GATEWAY));
        require(state(note.status()) == word);
        require(!author.equals(self) || note.subject().equals(id.toString()));
        chain.add(note, jws);
        return new Standing.Word(author, word, note.issuedAt(), note.reason(), jws);
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
