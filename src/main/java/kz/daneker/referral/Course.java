package kz.daneker.referral;

import java.util.EnumSet;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * How far a referral has come, reckoned word by word; the gateway and both sides reckon alike.
 *
 * <p>A final state is never left. What the person or the sender takes back after the service ended is still said, and asked
 * back from the recipient; but the service stays ended as it ended.
 *
 * @param state where it stands
 * @param cancelAsked the sender has asked to end it
 * @param takenBack it was taken back after it had ended
 */
public record Course(ReferralState state, boolean cancelAsked, boolean takenBack) {
    private static final Set<ReferralState> TAKEN_BACK_LATE =
            EnumSet.of(ReferralState.WITHDRAWN, ReferralState.ENTERED_IN_ERROR);

    /** Ends that did not ask the recipient for anything yet. */
    private static final Set<ReferralState> ENDED_OTHERWISE = EnumSet.of(
            ReferralState.DECLINED,
            ReferralState.COMPLETED,
            ReferralState.NOT_COMPLETED,
            ReferralState.EXPIRED,
            ReferralState.UNDELIVERABLE);

    /** Nothing but its state is known. */
    public static Course at(ReferralState state) {
        return new Course(state, false, false);
    }

    /**
     * After one more word.
     *
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if it may not be said now; then nothing has changed
     */
    public Course after(ReferralState word) {
        if (word == ReferralState.CANCEL_ASKED) {
            require(!cancelAsked && !state.isFinal() && !state.awaitsDelivery());
            return new Course(state, true, takenBack);
        }
        if (TAKEN_BACK_LATE.contains(word) && ENDED_OTHERWISE.contains(state)) {
            require(!takenBack);
            return new Course(state, cancelAsked, true);
        }
        require(state.mayBecome(word) && (word != ReferralState.CANCELLED || cancelAsked));
        return new Course(word, cancelAsked, takenBack);
    }

    /** Whether an answer of the recipient's to {@link ReferralState#CANCEL_ASKED} is still open. */
    public boolean awaitsCancelling() {
        return cancelAsked && !state.isFinal();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }
}
