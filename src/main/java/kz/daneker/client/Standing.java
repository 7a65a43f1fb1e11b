package kz.daneker.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Where a referral stands.
 *
 * @param id as the asking agency knows it
 * @param receipt the gateway's receipt, compact; null for the recipient
 * @param words in their order, every signature verified
 * @param recalls what was asked back from the recipient, and its answers; empty for the recipient
 * @param cancelAsked the sender asks the recipient to end it
 * @param attendance whether the person came, as the recipient last said; null where it said nothing
 * @param answers deliveries to us that answer it
 * @param records which record of the audit log commits to receipt or word, by the digest of its compact JWS, as the
 *     gateway says; {@link LogProofs} proves it
 */
public record Standing(
        UUID id,
        ReferralState state,
        Instant stateAt,
        @Nullable String receipt,
        List<Word> words,
        List<RecalledDelivery> recalls,
        boolean cancelAsked,
        @Nullable Attendance attendance,
        List<UUID> answers,
        Map<Digest, Long> records) {
    public Standing {
        records = Map.copyOf(records);
        answers = List.copyOf(answers);
        words = List.copyOf(words);
        recalls = List.copyOf(recalls);
    }

    /** Whether the person came, where the recipient said so. */
    public Optional<Attendance> came() {
        return Optional.ofNullable(attendance);
    }

    /**
     * One signed word.
     *
     * @param word a state's name, e.g. {@code ACCEPTED}
     * @param reason a code, or null
     * @param attendance null where it says nothing about it
     * @param jws to keep as proof
     */
    public record Word(
            AgencyId from,
            ReferralState word,
            Instant at,
            @Nullable String reason,
            @Nullable Attendance attendance,
            String jws) {
        /** Why, as a code, e.g. {@code NO_CAPACITY}. */
        public Optional<String> because() {
            return Optional.ofNullable(reason);
        }
    }
}
