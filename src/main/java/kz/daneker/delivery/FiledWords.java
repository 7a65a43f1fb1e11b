package kz.daneker.delivery;

import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;

/** What the filed words of a referral amount to. */
final class FiledWords {
    private FiledWords() {}

    /** One side's status words, in their order; its receipt is none. */
    static List<SignedWords.Word> of(List<SignedWords.Word> all, AgencyId author) {
        return all.stream()
                .filter(word -> word.author().equals(author) && state(word) != ReferralState.DELIVERED)
                .toList();
    }

    /** How far it has come: the state as it is filed, and what was asked or taken back beside it. */
    static Course course(StoredReferral referral, List<SignedWords.Word> all) {
        boolean asked = all.stream().anyMatch(word -> state(word) == ReferralState.CANCEL_ASKED);
        boolean takenBack = all.stream().anyMatch(word -> state(word).isTakenBack())
                && !referral.state().isTakenBack();
        return new Course(referral.state(), asked, takenBack);
    }

    /**
     * Where the referral stood once one side's word had counted.
     *
     * @param place of the word among that side's, from 1
     * @param now where it stands; what it ended in, if no word before led anywhere
     */
    static ReferralState stateAfter(List<SignedWords.Word> all, AgencyId author, int place, ReferralState now) {
        SignedWords.Word asked = of(all, author).get(place - 1);
        ReferralState state = null;
        for (SignedWords.Word word : all) {
            ReferralState led = state(word);
            boolean leads = led != ReferralState.CANCEL_ASKED && (state == null || !state.isFinal());
            if (leads) {
                state = led;
            }
            if (word.equals(asked)) {
                break;
            }
        }
        return state == null ? now : state;
    }

    private static ReferralState state(SignedWords.Word word) {
        return ReferralState.valueOf(word.word());
    }
}
