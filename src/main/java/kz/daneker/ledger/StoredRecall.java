package kz.daneker.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * A recall as the gateway keeps it: who was asked, until when, and what it answered.
 *
 * @param id what the recipient answers to; random, leads to nobody
 * @param delivery the recipient's name for what it received
 * @param cause why; told to nobody but the sender
 * @param scope what is to be deleted; empty for everything
 * @param notice the signed word itself, compact JWS
 * @param answered null while it is open
 */
public record StoredRecall(
        UUID id,
        UUID referralId,
        UUID delivery,
        AgencyId recipient,
        Cause cause,
        SortedSet<DataCategory> scope,
        Instant raisedAt,
        Instant dueAt,
        String notice,
        @Nullable RecallAnswer answered) {
    /** What made the gateway ask. */
    public enum Cause {
        /** The sender brought the person's word about one referral. */
        WITHDRAWN,
        /** The sender took its referral back. */
        REVOKED,
        /** It should never have been sent. */
        ENTERED_IN_ERROR,
        /** A consent of the register that it rested on was taken back. */
        CONSENT_WITHDRAWN
    }

    public StoredRecall {
        scope = Collections.unmodifiableSortedSet(new TreeSet<>(scope));
    }

    public Optional<RecallAnswer> answer() {
        return Optional.ofNullable(answered);
    }

    /** No answer, and the day by which one was owed is over. */
    public boolean overdue(Instant now) {
        return answered == null && !dueAt.isAfter(now);
    }
}
