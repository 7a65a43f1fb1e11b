package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any matrix that passes its check keeps the never rules, stated here a second time in other words. */
class NeverRulesPropertiesTest {
    private static final Set<DataCategory> NEVER =
            EnumSet.of(DataCategory.THERAPY_NOTES, DataCategory.SECURITY_PROC, DataCategory.BIOMETRIC);

    @Provide
    Arbitrary<Set<DataCategory>> categories() {
        return Arbitraries.of(DataCategory.class).set().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Set<AgencyType>> types() {
        return Arbitraries.of(AgencyType.class).set().ofMinSize(1).ofMaxSize(2);
    }

    @Property(tries = 1000)
    void keeps_theNeverRules_orIsRefused(
            @ForAll @IntRange(max = 14) int which,
            @ForAll("categories") Set<DataCategory> moreAllowed,
            @ForAll("categories") Set<DataCategory> moreExplicit,
            @ForAll("types") Set<AgencyType> to,
            @ForAll boolean otherRecipients,
            @ForAll boolean masked) {
        MatrixRule old = Site.SHARING.rules().get(which);
        Set<DataCategory> allow = EnumSet.copyOf(old.allow());
        allow.addAll(moreAllowed);
        Set<DataCategory> explicit = EnumSet.noneOf(DataCategory.class);
        explicit.addAll(old.explicit());
        explicit.addAll(moreExplicit);
        explicit.removeAll(allow);
        MatrixRule changed = new MatrixRule(
                old.id(),
                old.type(),
                old.purpose(),
                old.from(),
                otherRecipients ? to : old.to(),
                masked,
                old.separateConsent(),
                old.required(),
                allow,
                explicit);
        SharingMatrix.Content content = with(changed);
        try {
            MatrixCheck.check(content);
        } catch (BrokenMatrix refused) {
            assertThat(refused).hasMessageContaining("; found ");
            return;
        }
        content.rules().forEach(NeverRulesPropertiesTest::isSafe);
    }

    @Property(tries = 10)
    void accepts_theMatrixItself(@ForAll @IntRange(max = 14) int which) {
        assertThatCode(() -> MatrixCheck.check(with(Site.SHARING.rules().get(which))))
                .doesNotThrowAnyException();
    }

    private static void isSafe(MatrixRule rule) {
        Set<DataCategory> listed = rule.listed();
        assertThat(listed).doesNotContainAnyElementsOf(NEVER);
        if (listed.contains(DataCategory.RELIGION)) {
            assertThat(rule.type()).isEqualTo(ReferralType.RELIGIOUS_COUNSELLING);
        }
        if (listed.contains(DataCategory.RETURNEE)) {
            assertThat(rule.type()).isIn(ReferralType.LEGAL_AID, ReferralType.CASE_TRANSFER);
            assertThat(rule.explicit()).contains(DataCategory.RETURNEE);
        }
        assertThat(rule.to())
                .doesNotContain(
                        AgencyType.SECURITY_BODY,
                        AgencyType.LAW_ENFORCEMENT,
                        AgencyType.MEDIA,
                        AgencyType.EMBASSY,
                        AgencyType.FOREIGN_PARTNER,
                        AgencyType.EVALUATOR,
                        AgencyType.MINISTRY_STATS,
                        AgencyType.INFOSEC_AUDITOR);
        if (rule.to().contains(AgencyType.EMPLOYER)) {
            assertThat(rule.masked()).isTrue();
            assertThat(listed)
                    .doesNotContain(
                            DataCategory.ID_BIRTH,
                            DataCategory.ID_NATIONAL,
                            DataCategory.HEALTH_SUMMARY,
                            DataCategory.MENTAL_HEALTH,
                            DataCategory.RELIGION,
                            DataCategory.RETURNEE,
                            DataCategory.FAMILY,
                            DataCategory.LEGAL_DOCS,
                            DataCategory.SOCIAL_BENEFIT);
        }
        if (rule.to().contains(AgencyType.SCHOOL)) {
            assertThat(rule.masked()).isTrue();
            assertThat(listed)
                    .doesNotContain(
                            DataCategory.MENTAL_HEALTH,
                            DataCategory.TRAUMA_VIOLENCE,
                            DataCategory.RELIGION,
                            DataCategory.RETURNEE,
                            DataCategory.LEGAL_DOCS,
                            DataCategory.HEALTH_SUMMARY);
        }
    }

    /** Past the schema, which is a file: whatever a matrix says of emergencies, two people, a day and the list stay. */
    @Property(tries = 300)
    void keeps_theBoundsOfEmergencies_orIsRefused(
            @ForAll @IntRange(max = 5) int approvers,
            @ForAll Set<EmergencyTerms.Distinct> distinct,
            @ForAll @IntRange(min = 1, max = 48) int hours,
            @ForAll @IntRange(min = 1, max = 100) int notice,
            @ForAll("categories") Set<DataCategory> more) {
        EmergencyTerms old = Site.SHARING.emergency();
        Set<DataCategory> categories = EnumSet.copyOf(old.categories());
        categories.addAll(more);
        EmergencyTerms terms = new EmergencyTerms(
                old.purposes(),
                old.types(),
                approvers,
                distinct,
                Duration.ofHours(hours),
                Duration.ofHours(notice),
                categories);
        try {
            MatrixCheck.check(with(Site.SHARING.rules().get(0), terms));
        } catch (BrokenMatrix refused) {
            assertThat(refused).hasMessageContaining("; found ");
            return;
        }
        assertThat(approvers).isGreaterThanOrEqualTo(2);
        assertThat(distinct).contains(EmergencyTerms.Distinct.USER, EmergencyTerms.Distinct.AGENCY);
        assertThat(hours).isLessThanOrEqualTo(24);
        assertThat(notice).isLessThanOrEqualTo(72);
        assertThat(categories).isEqualTo(old.categories());
    }

    private static SharingMatrix.Content with(MatrixRule changed) {
        return with(changed, Site.SHARING.emergency());
    }

    private static SharingMatrix.Content with(MatrixRule changed, EmergencyTerms emergency) {
        SharingMatrix matrix = Site.SHARING;
        List<MatrixRule> rules = new ArrayList<>();
        matrix.rules().forEach(rule -> rules.add(rule.id().equals(changed.id()) ? changed : rule));
        return new SharingMatrix.Content(
                matrix.version(),
                matrix.categories(),
                matrix.forbiddenFields(),
                matrix.notAParty(),
                matrix.aggregateOnly(),
                rules,
                matrix.consent(),
                emergency,
                matrix.limits(),
                matrix.changeSigners().orElse(null));
    }
}
