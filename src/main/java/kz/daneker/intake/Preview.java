package kz.daneker.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.GateVerdict;
import kz.daneker.consent.HeldForSender;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.fhir.SignedResources;
import kz.daneker.referral.Referral;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway would answer to a referral, by the same reader and the same gate, with nothing sent, stored or
 * recorded. Signature and certificates are not looked at: there is none yet. Nor is the register: a referral that only
 * names a registered consent cannot be previewed.
 */
public final class Preview {
    private static final int ACCEPTED = 202;

    private final ReferralReader reader;
    private final ConsentGate gate;
    private final AgencyRegister register;
    private final Known known;

    public Preview(ReferralReader reader, ConsentGate gate, AgencyRegister register, Known known) {
        this.reader = reader;
        this.gate = gate;
        this.register = register;
        this.known = known;
    }

    /** What the gateway has seen before. */
    @FunctionalInterface
    public interface Known {
        /** A gateway that has seen nothing yet. */
        Known NOTHING = id -> Optional.empty();

        /**
         * Looks an id up.
         *
         * @return SHA-256 of the document accepted under this id, base64url without padding; empty where none was
         */
        Optional<String> digestOf(ReferralId id);

        /** Told of each document that would go, so that what comes after it can be a resend. */
        default void went(ReferralId id, String digest) {}
    }

    /** In the words of the interface: what would become of the referral. */
    public enum Outcome {
        FORWARD,
        HOLD_SENDER_REVIEW,
        ALREADY_RECEIVED,
        REJECT
    }

    /**
     * The answer.
     *
     * @param http status of the answer, e.g. 202
     * @param code why not; null where the referral would go
     * @param path RFC 6901 pointer to what is off, empty for the message as a whole; null where the referral would go
     * @param decision what would go and what stays; null unless the referral would go
     * @param warnings what the sender should know although nothing is wrong, sorted
     */
    public record Answer(
            Outcome outcome,
            int http,
            @Nullable RefusalCode code,
            @Nullable String path,
            @Nullable ReleaseDecision decision,
            Set<String> warnings) {
        public Answer {
            warnings = Set.copyOf(warnings);
        }

        private static Answer refused(Refusal refusal) {
            return new Answer(Outcome.REJECT, refusal.code().http(), refusal.code(), refusal.path(), null, Set.of());
        }
    }

    /**
     * Reads and decides.
     *
     * @param document the referral as JSON, UTF-8
     * @param now the moment it is judged at
     */
    public Answer preview(byte[] document, Instant now) {
        try {
            Referral referral = reader.read(document, now);
            SignedResources.require(referral.data());
            referral.registered().keySet().stream().sorted().findFirst().ifPresent(place -> {
                throw new Refusal(RefusalCode.CONSENT_UNKNOWN, "/consents/" + place + "/registered");
            });
            ReferralId id = referral.header().id();
            Optional<String> before = known.digestOf(id);
            if (before.isPresent() && !before.get().equals(digest(document))) {
                throw new Refusal(RefusalCode.DUPLICATE_CONFLICT, "/referralId");
            }
            Outcome outcome = before.isPresent() ? Outcome.ALREADY_RECEIVED : Outcome.FORWARD;
            Answer answer = answer(outcome, gate.decide(referral, register, now), referral);
            if (answer.outcome() == Outcome.FORWARD) {
                known.went(id, digest(document));
            }
            return answer;
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private static Answer answer(Outcome outcome, GateVerdict verdict, Referral referral) {
        Set<String> warnings = new TreeSet<>(referral.warnings());
        if (verdict instanceof HeldForSender held) {
            return new Answer(Outcome.HOLD_SENDER_REVIEW, held.code().http(), held.code(), held.path(), null, warnings);
        }
        ReleaseDecision decision = (ReleaseDecision) verdict;
        return new Answer(outcome, ACCEPTED, null, null, decision, decision.warnings());
    }

    /** SHA-256 of a document as received, base64url without padding: what {@link Known} compares. */
    public static String digest(byte[] document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
            return new String(Base64.getUrlEncoder().withoutPadding().encode(hash), StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
