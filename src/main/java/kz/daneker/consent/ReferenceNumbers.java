package kz.daneker.consent;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Iin;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * A service nobody here can ask: its number is kept with the sheet, so that an inspector can. What can be told without
 * asking is told: it has the form of a number, and it is nobody's IIN.
 */
public final class ReferenceNumbers implements ConsentService {
    /** Of 6 to 64 letters, digits, hyphens and slashes, with six digits or more, e.g. {@code GU-2026-0004711}. */
    private static final Pattern FORM = Pattern.compile("(?=(?:[^0-9]*[0-9]){6})[A-Za-z0-9][A-Za-z0-9/-]{5,63}");

    @Override
    public void admit(ConsentSheet sheet, String serviceReference) {
        Guardian guardian = sheet.guardian();
        boolean isSomebodys = Stream.of(
                        sheet.subject().iin(),
                        guardian == null ? null : guardian.iin(),
                        sheet.consent().giver().iin())
                .filter(Objects::nonNull)
                .map(Iin::value)
                .anyMatch(serviceReference::contains);
        if (isSomebodys || !FORM.matcher(serviceReference).matches()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/consent/serviceReference");
        }
    }
}
