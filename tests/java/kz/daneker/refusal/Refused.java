package kz.daneker.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests write what a refusal says: its code and, where there is one, its place. */
public final class Refused {
    private Refused() {}

    /** E.g. {@code IIN_CHECKSUM at /subject/iin}, or {@code TOO_LARGE} for the message as a whole. */
    public static String codeAndPlace(Refusal refusal) {
        return refusal.code() + (refusal.path().isEmpty() ? "" : " at " + refusal.path());
    }

    /** That the call is refused with this code at this place. */
    public static void assertRefused(String codeAndPlace, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(codeAndPlace(refusal)).isEqualTo(codeAndPlace));
    }
}
