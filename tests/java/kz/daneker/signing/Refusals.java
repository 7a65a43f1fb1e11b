package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says which code a call must earn. */
final class Refusals {
    private Refusals() {}

    static void refuses(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
