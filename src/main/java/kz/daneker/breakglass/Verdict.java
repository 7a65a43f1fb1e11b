package kz.daneker.breakglass;

import java.util.Locale;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** What a review found. */
public enum Verdict {
    JUSTIFIED,
    NOT_JUSTIFIED;

    /** @throws Refusal {@code ENVELOPE_MALFORMED} for any other word */
    static Verdict read(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw new Refusal(RefusalCode.ENVELOPE_MALFORMED, "/verdict");
    }

    /** As it is written, e.g. {@code not_justified}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
