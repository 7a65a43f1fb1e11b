package kz.daneker.referral;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the people of one referral must be to each other. */
final class PersonRules {
    private static final int ADULT = 18;

    private final Subject subject;
    private final LocalDate today;

    PersonRules(Subject subject, LocalDate today) {
        this.subject = subject;
        this.today = today;
    }

    /** @throws Refusal {@code SCHEMA_INVALID_VALUE} where the data would identify somebody else than the subject */
    void checkData(Map<DataCategory, JsonNode> data) {
        JsonNode national = data.get(DataCategory.ID_NATIONAL);
        Iin iin = subject.iin();
        if (national != null
                && iin != null
                && national.path("iin").isString()
                && !national.path("iin").stringValue().equals(iin.value())) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/data/ID_NATIONAL/iin");
        }
    }

    private int age(LocalDate birthDate) {
        return Period.between(birthDate, today).getYears();
    }

    /**
     * Looks at the guardian; whether one is needed at all depends on who consents to what, and is the gate's to say.
     *
     * @throws Refusal {@code GUARDIAN_INVALID} at the guardian's IIN where that alone shows it, at the guardian where the
     *     whole person is the child
     */
    void checkGuardian(Guardian guardian) {
        Iin iin = guardian.iin();
        boolean sameIin = iin != null && iin.equals(subject.iin());
        boolean sameName = sameName(subject.name(), guardian.name());
        if (sameIin) {
            throw new Refusal(RefusalCode.GUARDIAN_INVALID, sameName ? "/guardian" : "/guardian/iin");
        }
        if (sameName && (iin == null || subject.iin() == null)) {
            throw new Refusal(RefusalCode.GUARDIAN_INVALID, "/guardian");
        }
        if (iin != null && iin.toldBirthDate().filter(day -> age(day) < ADULT).isPresent()) {
            throw new Refusal(RefusalCode.GUARDIAN_INVALID, "/guardian/iin");
        }
    }

    private static boolean sameName(@Nullable PersonName child, PersonName guardian) {
        return child != null
                && child.given() != null
                && same(child.family(), guardian.family())
                && same(child.given(), guardian.given())
                && same(child.patronymic(), guardian.patronymic());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(@Nullable String part) {
        return part == null
                ? ""
                : Normalizer.normalize(part, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
