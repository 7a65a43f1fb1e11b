package kz.daneker.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {
    /** ADR 0028's table: the recipient's and the gateway's moves; the sender may take back from each but the last. */
    @ParameterizedTest
    @CsvSource({
        "DELIVERED, ACCEPTED DECLINED NOT_COMPLETED EXPIRED",
        "ACCEPTED, DECLINED IN_SERVICE SCHEDULED NO_SHOW VISIT_CANCELLED ON_HOLD COMPLETED NOT_COMPLETED",
        "IN_SERVICE, SCHEDULED NO_SHOW VISIT_CANCELLED ON_HOLD COMPLETED NOT_COMPLETED",
        "NO_SHOW, IN_SERVICE SCHEDULED VISIT_CANCELLED ON_HOLD COMPLETED NOT_COMPLETED",
        "ON_HOLD, IN_SERVICE SCHEDULED NO_SHOW VISIT_CANCELLED NOT_COMPLETED",
        "COMPLETED, ''"
    })
    void goesOn_asTheTableSays(ReferralState from, String next) {
        Set<ReferralState> listed = next.isEmpty()
                ? EnumSet.noneOf(ReferralState.class)
                : Stream.of(next.split(" ")).map(ReferralState::valueOf).collect(Collectors.toSet());

        assertThat(EnumSet.allOf(ReferralState.class).stream()
                        .filter(word -> !word.isTakenBack())
                        .filter(word -> word != ReferralState.CANCEL_ASKED)
                        .filter(word -> allows(Course.at(from), word)))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void neverLeaves_aFinalState(ReferralState state) {
        for (ReferralState word : ReferralState.values()) {
            Course course = Course.at(state);
            if (state.isFinal() && allows(course, word)) {
                assertThat(course.after(word).state()).isEqualTo(state);
            }
        }
    }

    @Test
    void cancels_onlyWhatTheSenderAskedToCancel() {
        Course accepted = Course.at(ReferralState.ACCEPTED);
        assertThat(allows(accepted, ReferralState.CANCELLED)).isFalse();

        Course asked = accepted.after(ReferralState.CANCEL_ASKED);
        assertThat(asked.state()).isEqualTo(ReferralState.ACCEPTED);
        assertThat(asked.awaitsCancelling()).isTrue();
        assertThat(allows(asked, ReferralState.CANCEL_ASKED)).as("twice").isFalse();
        assertThat(asked.after(ReferralState.CANCELLED).awaitsCancelling()).isFalse();
    }

    @Test
    void takesBackLate_once_andOnlyWhatNobodyAskedBack() {
        Course late = Course.at(ReferralState.COMPLETED).after(ReferralState.WITHDRAWN);
        assertThat(late).isEqualTo(new Course(ReferralState.COMPLETED, false, true));
        assertThat(allows(late, ReferralState.ENTERED_IN_ERROR)).isFalse();
        assertThat(allows(Course.at(ReferralState.REVOKED), ReferralState.WITHDRAWN))
                .isFalse();
    }

    private static boolean allows(Course course, ReferralState word) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> course.after(word));
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo(RefusalCode.STATUS_NOT_ALLOWED);
        }
        return refusal == null;
    }
}
