package kz.daneker.referral;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.daneker.agency.CheckDigit;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * An individual identification number whose check digit holds, e.g. {@code 140902500004}.
 *
 * <p>Digits 1-7 used to tell birth date, century and sex. Since Government resolution 853 of 26.08.2013 they need not,
 * so what they say is a hint and never a reason to refuse the person it belongs to.
 *
 * @param value twelve ASCII digits
 */
public record Iin(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{12}");

    public Iin {
        if (!FORM.matcher(value).matches() || !CheckDigit.holds(value)) {
            throw new IllegalArgumentException(
                    "an IIN must be 12 digits with a check digit that holds, found " + value.length() + " characters");
        }
    }

    /**
     * Reads a number as written in a message.
     *
     * @param path where it stands, e.g. {@code /guardian/iin}
     * @throws Refusal {@code IIN_FORMAT} unless exactly twelve digits 0-9 (digits of other scripts are not), {@code
     *     IIN_CHECKSUM} if the check digit does not hold or the number cannot have been issued
     */
    public static Iin read(String written, String path) {
        if (!FORM.matcher(written).matches()) {
            throw new Refusal(RefusalCode.IIN_FORMAT, path);
        }
        if (!CheckDigit.holds(written)) {
            throw new Refusal(RefusalCode.IIN_CHECKSUM, path);
        }
        return new Iin(written);
    }

    /** The day digits 1-7 tell; empty where they tell none. */
    Optional<LocalDate> toldBirthDate() {
        int centuryAndSex = value.charAt(6) - '0';
        if (centuryAndSex < 1 || centuryAndSex > 6) {
            return Optional.empty();
        }
        int year = 1800 + (centuryAndSex - 1) / 2 * 100 + number(0);
        try {
            return Optional.of(LocalDate.of(year, number(2), number(4)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether digits 1-7 contradict this birth date or sex; a part that is not known contradicts nothing. */
    boolean contradicts(@Nullable LocalDate birthDate, Subject.@Nullable Sex sex) {
        boolean otherDay =
                birthDate != null && !toldBirthDate().filter(birthDate::equals).isPresent();
        boolean male = (value.charAt(6) - '0') % 2 == 1;
        return otherDay || (sex != null && male != (sex == Subject.Sex.M));
    }

    private int number(int from) {
        return Integer.parseInt(value.substring(from, from + 2));
    }

    /** Never the number itself: logs and traces see its last two digits only. */
    @Override
    public String toString() {
        return "IIN **********" + value.substring(10);
    }
}
