package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReceiptBuilder;
import kz.daneker.signing.SigningKey;

/** The gateway's signed word to the collecting agency, for what the register took and what it refused. */
final class ConsentReceipts {
    private final SigningKey seal;
    private final Clock clock;

    ConsentReceipts(SigningKey seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * @param consent the collector's name for it
     * @param said what the message says apart from when it was signed; empty for a word
     */
    String taken(AgencyId collector, UUID consent, Digest message, List<Digest> said) {
        return to(collector)
                .about(consent.toString())
                .received(message, said)
                .outcome(Outcome.ACCEPTED)
                .build()
                .sign(seal);
    }

    String refused(AgencyId collector, String message, Refusal refusal) {
        return to(collector)
                .received(Digest.of(message.getBytes(StandardCharsets.ISO_8859_1)), List.of())
                .outcome(Outcome.REJECTED)
                .because(refusal)
                .build()
                .sign(seal);
    }

    private ReceiptBuilder to(AgencyId collector) {
        return Receipt.builder()
                .from(PartyUrn.GATEWAY)
                .to(PartyUrn.of(collector))
                .at(clock.instant())
                .id(UUID.randomUUID().toString());
    }
}
