package kz.daneker.signing;

import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * A key's name as headers carry it ({@code kid}), e.g. {@code clinic-47-001:sig:2026-1}; never a path or an address.
 *
 * @param value at most 128 characters of {@code A-Z a-z 0-9 . _ : -}
 */
public record KeyName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** @throws Refusal {@code ENVELOPE_MALFORMED} for any other form */
    public KeyName {
        if (!FORM.matcher(value).matches()) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
