package kz.daneker.referral;

import org.jspecify.annotations.Nullable;

/**
 * The adult who answers for a child.
 *
 * @param act number of the guardianship act, e.g. {@code 17/2025}
 * @param informed whether the guardian knows of care a 16-year-old consented to alone; null where not stated
 */
public record Guardian(
        Relation relation,
        PersonName name,
        @Nullable Iin iin,
        @Nullable String act,
        @Nullable Boolean informed) {
    /** опека is {@link #GUARDIAN} (under 14), попечительство is {@link #CURATOR} (14 to 18). */
    public enum Relation {
        MOTHER,
        FATHER,
        GUARDIAN,
        CURATOR,
        GUARDIANSHIP_AUTHORITY
    }
}
