package kz.daneker.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom the referral is about. Serves validation only and is never copied to the recipient: outgoing identity is rebuilt
 * from the released categories.
 *
 * @param region ISO 3166-2:KZ, e.g. {@code KZ-47}
 * @param temporaryId e.g. {@code TMP-11-2026-0007}, for a person without IIN
 * @param callerAlias what a hotline calls someone who gave no name
 */
public record Subject(
        Kind kind,
        @Nullable PersonName name,
        @Nullable PersonName nameLatin,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        String region,
        @Nullable Iin iin,
        @Nullable String temporaryId,
        @Nullable String callerAlias) {

    /** Child, mother, another adult, or a family as a group. */
    public enum Kind {
        CHILD,
        MOTHER,
        ADULT,
        FAMILY
    }

    /** As the message writes it. */
    public enum Sex {
        F,
        M
    }
}
