package kz.daneker.referral;

import java.util.Map;
import java.util.Set;

/**
 * Where a referral stands (domain.md §2.6). A move that {@link #mayBecome} does not list is refused with 409.
 *
 * <p>The gateway moves up to {@link #DELIVERED} and to {@link #EXPIRED} and {@link #UNDELIVERABLE}; the recipient from
 * {@link #ACCEPTED} to {@link #COMPLETED}; the sender says {@link #REVOKED}, {@link #WITHDRAWN} (the person's word, brought
 * by the sender) and {@link #ENTERED_IN_ERROR}.
 */
public enum ReferralState {
    /** Waits for the sender: free text names what must not be named. */
    HELD,
    /** Durable at the gateway, not yet receipted by the recipient. */
    SENT,
    /** The recipient's signed receipt is in. */
    DELIVERED,
    ACCEPTED,
    DECLINED,
    IN_SERVICE,
    COMPLETED,
    NOT_COMPLETED,
    REVOKED,
    WITHDRAWN,
    EXPIRED,
    ENTERED_IN_ERROR,
    /** Every attempt failed; the sender has been told. */
    UNDELIVERABLE;

    /** What a sender may still say once the case is over: the person changed its mind, or it was the wrong person. */
    private static final Set<ReferralState> TAKEN_BACK_LATE = Set.of(WITHDRAWN, ENTERED_IN_ERROR);

    private static final Map<ReferralState, Set<ReferralState>> MOVES = Map.of(
            HELD,
            Set.of(SENT, WITHDRAWN, REVOKED, EXPIRED, ENTERED_IN_ERROR),
            SENT,
            Set.of(DELIVERED, EXPIRED, REVOKED, WITHDRAWN, ENTERED_IN_ERROR, UNDELIVERABLE),
            DELIVERED,
            Set.of(ACCEPTED, DECLINED, EXPIRED, REVOKED, WITHDRAWN, ENTERED_IN_ERROR),
            ACCEPTED,
            Set.of(IN_SERVICE, DECLINED, REVOKED, WITHDRAWN, ENTERED_IN_ERROR),
            IN_SERVICE,
            Set.of(COMPLETED, NOT_COMPLETED, REVOKED, WITHDRAWN, ENTERED_IN_ERROR),
            DECLINED,
            TAKEN_BACK_LATE,
            COMPLETED,
            TAKEN_BACK_LATE,
            NOT_COMPLETED,
            TAKEN_BACK_LATE,
            EXPIRED,
            TAKEN_BACK_LATE,
            UNDELIVERABLE,
            TAKEN_BACK_LATE);

    private static final Set<ReferralState> RECIPIENTS_WORD =
            Set.of(ACCEPTED, DECLINED, IN_SERVICE, COMPLETED, NOT_COMPLETED);
    private static final Set<ReferralState> SENDERS_WORD = Set.of(REVOKED, WITHDRAWN, ENTERED_IN_ERROR);

    /** Whether the next state may follow this one; final states allow none. */
    public boolean mayBecome(ReferralState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Only the recipient may say it. */
    public boolean isRecipientsWord() {
        return RECIPIENTS_WORD.contains(this);
    }

    /** Only the sender may say it. */
    public boolean isSendersWord() {
        return SENDERS_WORD.contains(this);
    }

    /** The payload key may live on: the recipient has not got it yet and still may. */
    public boolean awaitsDelivery() {
        return this == HELD || this == SENT;
    }
}
