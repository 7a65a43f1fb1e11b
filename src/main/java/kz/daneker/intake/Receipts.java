package kz.daneker.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.HeldForSender;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.consent.ReleasedPointers;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReceiptBuilder;
import kz.daneker.signing.ReceiptDecision;
import kz.daneker.signing.SigningKey;
import kz.daneker.trust.VerifiedMessage;

/** The gateway's signed word to the sender, for what it accepts, holds and refuses alike. */
final class Receipts {
    private final SigningKey seal;
    private final Clock clock;

    Receipts(SigningKey seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** For a referral that was decided: with the decision, which only its sender gets to see. */
    String decided(DecidedReferral decided) {
        VerifiedMessage message = decided.message();
        ReceiptBuilder receipt = about(message);
        if (decided.verdict() instanceof HeldForSender held) {
            return receipt.outcome(Outcome.HELD)
                    .because(new Refusal(held.code(), held.path()))
                    .build()
                    .sign(seal);
        }
        ReleaseDecision decision = (ReleaseDecision) decided.verdict();
        Forwarding forwarding = Forwarding.of(message, decision);
        return receipt.outcome(Outcome.ACCEPTED)
                .forwarding(forwarding.forwarded(), forwarding.withheld())
                .decision(told(decision))
                .build()
                .sign(seal);
    }

    /**
     * For what was refused.
     *
     * @param stage how far it came; before its seal held, only the bytes that arrived can be named
     */
    String refused(IntakeStage stage, Refusal refusal) {
        ReceiptBuilder receipt = stage.verified()
                .map(this::about)
                .orElseGet(() -> to(stage.received().caller())
                        .received(Digest.of(stage.received().bytes()), List.of()));
        return receipt.outcome(Outcome.REJECTED).because(refusal).build().sign(seal);
    }

    private ReceiptBuilder about(VerifiedMessage message) {
        return to(message.issuer())
                .about(message.id().toString())
                .received(message.token().issuerJwt().digest(), message.token().disclosureDigests());
    }

    private ReceiptBuilder to(AgencyId sender) {
        return Receipt.builder()
                .from(PartyUrn.GATEWAY)
                .to(PartyUrn.of(sender))
                .at(clock.instant())
                .id(UUID.randomUUID().toString());
    }

    private static ReceiptDecision told(ReleaseDecision decision) {
        TreeMap<String, String> withheld = new TreeMap<>();
        decision.withheld().forEach((category, reason) -> withheld.put(category.name(), reason.name()));
        return new ReceiptDecision(
                decision.released().stream().map(DataCategory::name).sorted().toList(),
                withheld,
                decision.warnings().stream().sorted().toList());
    }

    /** Which disclosures go on, by digest, and how many do not. */
    record Forwarding(List<Digest> forwarded, int withheld) {
        static Forwarding of(VerifiedMessage message, ReleaseDecision decision) {
            List<Digest> forwarded = new ArrayList<>();
            Predicate<String> going = ReleasedPointers.of(
                    decision.released(),
                    decision.resources().keySet(),
                    message.referral(),
                    message.token()::elementsOf);
            message.token().keep(going).disclosures().stream()
                    .map(Digest::ofAscii)
                    .forEach(forwarded::add);
            return new Forwarding(forwarded, message.token().disclosureDigests().size() - forwarded.size());
        }
    }
}
