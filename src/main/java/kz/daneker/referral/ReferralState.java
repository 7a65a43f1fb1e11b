package kz.daneker.referral;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a referral stands (domain.md §2.6, fhir.md §3, compared in ADR 0028), and the words that take it there: a word
 * bears the name of the state it leads to. One word leads nowhere: {@link #CANCEL_ASKED}.
 *
 * <p>The gateway moves up to {@link #DELIVERED} and to {@link #EXPIRED} and {@link #UNDELIVERABLE}; the recipient says how
 * the service goes; the sender asks, or takes back what is its own. What may be said when is reckoned by {@link Course}.
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
    /** A visit is agreed. */
    SCHEDULED,
    /** The person did not come; another visit may be agreed. */
    NO_SHOW,
    /** An agreed visit does not take place; another may be agreed. */
    VISIT_CANCELLED,
    /** The service rests, for a stated reason. */
    ON_HOLD,
    COMPLETED,
    NOT_COMPLETED,
    /** The sender asks the recipient to end the service: a word only, the referral stays where it stands. */
    CANCEL_ASKED,
    /** The recipient did what {@link #CANCEL_ASKED} asks. */
    CANCELLED,
    REVOKED,
    WITHDRAWN,
    EXPIRED,
    ENTERED_IN_ERROR,
    /** Every attempt failed; the sender has been told. */
    UNDELIVERABLE;

    private static final Set<ReferralState> IN_PROGRESS = EnumSet.of(IN_SERVICE, SCHEDULED, NO_SHOW, VISIT_CANCELLED);
    private static final Set<ReferralState> TAKEN_BACK = EnumSet.of(REVOKED, WITHDRAWN, ENTERED_IN_ERROR);
    private static final Set<ReferralState> ENDED = EnumSet.of(COMPLETED, NOT_COMPLETED, CANCELLED);

    private static final Set<ReferralState> RECIPIENTS_WORD =
            union(IN_PROGRESS, ENDED, EnumSet.of(ACCEPTED, DECLINED, ON_HOLD));
    private static final Set<ReferralState> SENDERS_WORD = union(TAKEN_BACK, EnumSet.of(CANCEL_ASKED));

    private static final Map<ReferralState, Set<ReferralState>> MOVES = Map.of(
            HELD,
            union(TAKEN_BACK, EnumSet.of(SENT, EXPIRED)),
            SENT,
            union(TAKEN_BACK, EnumSet.of(DELIVERED, EXPIRED, UNDELIVERABLE)),
            DELIVERED,
            union(TAKEN_BACK, EnumSet.of(ACCEPTED, DECLINED, NOT_COMPLETED, CANCELLED, EXPIRED)),
            ACCEPTED,
            union(TAKEN_BACK, ENDED, IN_PROGRESS, EnumSet.of(DECLINED, ON_HOLD)),
            IN_SERVICE,
            inProgress(IN_SERVICE),
            SCHEDULED,
            inProgress(SCHEDULED),
            NO_SHOW,
            inProgress(NO_SHOW),
            VISIT_CANCELLED,
            inProgress(VISIT_CANCELLED),
            ON_HOLD,
            union(TAKEN_BACK, IN_PROGRESS, EnumSet.of(NOT_COMPLETED, CANCELLED)));

    private static Set<ReferralState> inProgress(ReferralState self) {
        Set<ReferralState> next = union(TAKEN_BACK, ENDED, IN_PROGRESS, EnumSet.of(ON_HOLD));
        next.remove(self);
        return next;
    }

    @SafeVarargs
    private static Set<ReferralState> union(Set<ReferralState>... parts) {
        Set<ReferralState> all = EnumSet.noneOf(ReferralState.class);
        for (Set<ReferralState> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /** Whether the next state may follow this one; final states allow none. */
    public boolean mayBecome(ReferralState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Nothing follows: the case is over. */
    public boolean isFinal() {
        return this != CANCEL_ASKED && !MOVES.containsKey(this);
    }

    /** Only the recipient may say it. */
    public boolean isRecipientsWord() {
        return RECIPIENTS_WORD.contains(this);
    }

    /** Only the sender may say it. */
    public boolean isSendersWord() {
        return SENDERS_WORD.contains(this);
    }

    /** The sender or the person took it back: what was delivered is asked back. */
    public boolean isTakenBack() {
        return TAKEN_BACK.contains(this);
    }

    /** The payload key may live on: the recipient has not got it yet and still may. */
    public boolean awaitsDelivery() {
        return this == HELD || this == SENT;
    }
}
