package kz.daneker.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.consent.DecisionInput;
import kz.daneker.consent.DecisionInput.Coverage;
import kz.daneker.consent.MatrixReplay;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import org.junit.jupiter.api.Test;

class MatrixEffectTest {
    private static final LocalDate DAY = LocalDate.parse("2026-06-15");
    private static final SharingMatrix CHANGED = RulesSite.matrix(
            "1.1",
            "required: [ID_NAME, EMPLOYMENT], allow: [ID_NAME, CONTACT_SAFE, EMPLOYMENT], explicit: []}",
            "required: [ID_NAME], allow: [ID_NAME, EMPLOYMENT], explicit: []}");

    private final Map<PastDecision, Long> past = new LinkedHashMap<>();

    private void past(long times, ReferralType type, Purpose purpose, AgencyType to, DataCategory... covered) {
        Map<DataCategory, Coverage> categories = new EnumMap<>(DataCategory.class);
        for (DataCategory category : covered) {
            categories.put(category, Coverage.CONSENT);
        }
        DecisionInput asked = new DecisionInput(type, purpose, AgencyType.CENTRE, to, categories, false);
        past.put(
                new PastDecision(DAY, RulesSite.FIRST.digest(), asked, MatrixReplay.of(asked, RulesSite.FIRST)), times);
    }

    @Test
    void says_howManyWouldBeWithheldAndReleased() {
        past(
                12,
                ReferralType.EMPLOYMENT,
                Purpose.EMPLOY,
                AgencyType.EMPLOYER,
                DataCategory.ID_NAME,
                DataCategory.CONTACT_SAFE,
                DataCategory.EMPLOYMENT);
        past(3, ReferralType.EMPLOYMENT, Purpose.EMPLOY, AgencyType.EMPLOYER, DataCategory.ID_NAME);
        past(
                40,
                ReferralType.SCHOOL_ENROLMENT,
                Purpose.EDUENROL,
                AgencyType.SCHOOL,
                DataCategory.ID_NAME,
                DataCategory.ID_BIRTH);
        MatrixEffect effect = MatrixEffect.of(past, CHANGED);

        assertThat(effect.looked()).isEqualTo(55);
        assertThat(effect.withheld()).isEqualTo(12);
        assertThat(effect.released()).isEqualTo(3);
        assertThat(effect.refused()).isZero();
        assertThat(effect.nowAccepted()).isEqualTo(3);
        assertThat(effect.changes())
                .containsExactly(
                        Map.entry(change(MatrixEffect.Kind.ACCEPTED, ""), 3L),
                        Map.entry(change(MatrixEffect.Kind.WITHHELD, "CONTACT_SAFE"), 12L));
    }

    @Test
    void says_nothing_ofTheSameMatrix() {
        past(7, ReferralType.EMPLOYMENT, Purpose.EMPLOY, AgencyType.EMPLOYER, DataCategory.ID_NAME);

        assertThat(MatrixEffect.of(past, RulesSite.FIRST)).isEqualTo(new MatrixEffect(7, 0, 0, 0, 0, Map.of()));
    }

    @Test
    void counts_aReferralThatWouldBeRefused_asWithheld() {
        past(
                5,
                ReferralType.SCHOOL_ENROLMENT,
                Purpose.EDUENROL,
                AgencyType.SCHOOL,
                DataCategory.ID_NAME,
                DataCategory.ID_BIRTH);
        SharingMatrix stricter = RulesSite.matrix(
                "1.1", "required: [ID_NAME, ID_BIRTH], allow", "required: [ID_NAME, ID_BIRTH, EDU_NEEDS], allow");

        MatrixEffect effect = MatrixEffect.of(past, stricter);
        assertThat(effect.withheld()).isEqualTo(5);
        assertThat(effect.refused()).isEqualTo(5);
    }

    private static MatrixEffect.Change change(MatrixEffect.Kind kind, String category) {
        return new MatrixEffect.Change(ReferralType.EMPLOYMENT, AgencyType.CENTRE, AgencyType.EMPLOYER, kind, category);
    }
}
