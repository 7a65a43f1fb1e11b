package kz.daneker.referral;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
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

    /** @throws Refusal {@code GUARDIAN_MISSING} or {@code GUARDIAN_INVALID} */
    void check(
            @Nullable Guardian guardian,
            Referral.Header header,
            List<ConsentRecord> consents,
            @Nullable BreakGlass breakGlass,
            ReferralRules.ConsentAges ages) {
        if (guardian != null) {
            refuseInvalid(guardian);
        } else if (isMinor() && breakGlass == null && !speaksAlone(header.purpose(), consents, ages)) {
            throw new Refusal(RefusalCode.GUARDIAN_MISSING, "/guardian");
        }
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

    private boolean isMinor() {
        LocalDate birthDate = subject.birthDate();
        return birthDate == null ? subject.kind() == Subject.Kind.CHILD : age(birthDate) < ADULT;
    }

    private int age(LocalDate birthDate) {
        return Period.between(birthDate, today).getYears();
    }

    /** From 16 for their own health care or job, or where the guardianship authority spoke for the child. */
    private boolean speaksAlone(Purpose purpose, List<ConsentRecord> consents, ReferralRules.ConsentAges ages) {
        LocalDate birthDate = subject.birthDate();
        int from = purpose == Purpose.TREAT
                ? ages.selfHealth()
                : purpose == Purpose.EMPLOY ? ages.selfEmployment() : ages.self();
        boolean oldEnough = birthDate != null && age(birthDate) >= from;
        return consents.stream().anyMatch(consent -> switch (consent.capacity()) {
            case GUARDIANSHIP_AUTHORITY -> true;
            case SELF -> oldEnough;
            case PARENT, GUARDIAN, CURATOR -> false;
        });
    }

    /** Points at the guardian's IIN where that alone shows it, at the guardian where the whole person is the child. */
    private void refuseInvalid(Guardian guardian) {
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
