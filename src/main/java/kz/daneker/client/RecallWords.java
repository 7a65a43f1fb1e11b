package kz.daneker.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.RecallAcknowledgement;
import kz.daneker.signing.RecallNotice;
import kz.daneker.signing.VerifiedRecall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the recalls a standing shows, and takes no answer from it that the recipient did not sign. */
final class RecallWords {
    private static final String TAKEN_BACK = "TAKEN_BACK";

    private final Seals seals;

    RecallWords(Seals seals) {
        this.seals = seals;
    }

    /** @throws Refusal if a recall is not the gateway's, or an answer not that of whom the recall was sent to */
    List<RecalledDelivery> read(ObjectNode standing) {
        List<RecalledDelivery> recalls = new ArrayList<>();
        for (JsonNode shown : standing.path("recalls")) {
            recalls.add(recall(shown));
        }
        return recalls;
    }

    private RecalledDelivery recall(JsonNode shown) {
        String jws = shown.path("notice").asString("");
        VerifiedRecall recall = RecallNotice.verify(jws, seals.gateway(jws));
        RecallNotice notice = recall.notice();
        String answer = shown.path("answer").asString("");
        String signed = shown.path("acknowledgement").asString("");
        String law = null;
        if (!signed.isEmpty()) {
            law = verified(recall, signed, answer).law();
        } else if (!answer.isEmpty() && !answer.equals(TAKEN_BACK)) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
        return new RecalledDelivery(
                moment(shown.path("at").asString("")),
                Printable.text(shown.path("cause").asString("")),
                notice.due(),
                shown.path("overdue").asBoolean(false),
                notice.categories(),
                answer.isEmpty() ? null : answer,
                answer.isEmpty() ? null : moment(shown.path("answeredAt").asString("")),
                law,
                signed.isEmpty() ? null : signed);
    }

    private RecallAcknowledgement verified(VerifiedRecall recall, String signed, String answer) {
        AgencyId recipient = PartyUrn.agencyOf(recall.notice().audience())
                .orElseThrow(() -> new Refusal(RefusalCode.SIGNATURE_INVALID));
        RecallAcknowledgement said = RecallAcknowledgement.verify(signed, seals.agency(recipient, signed))
                .acknowledgement();
        boolean fits = said.issuer().equals(PartyUrn.of(recipient))
                && said.audience().equals(PartyUrn.GATEWAY)
                && said.answers().equals(recall.jws().digest())
                && said.done().toUpperCase(Locale.ROOT).equals(answer);
        if (!fits) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
        return said;
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
