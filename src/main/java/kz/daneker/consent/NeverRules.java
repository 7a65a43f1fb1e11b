package kz.daneker.consent;

import static kz.daneker.referral.DataCategory.ADDRESS;
import static kz.daneker.referral.DataCategory.BIOMETRIC;
import static kz.daneker.referral.DataCategory.CONTACT_SAFE;
import static kz.daneker.referral.DataCategory.EDU_NEEDS;
import static kz.daneker.referral.DataCategory.EDU_PROGRESS;
import static kz.daneker.referral.DataCategory.EMERGENCY_HEALTH;
import static kz.daneker.referral.DataCategory.EMPLOYMENT;
import static kz.daneker.referral.DataCategory.GUARDIAN;
import static kz.daneker.referral.DataCategory.ID_BIRTH;
import static kz.daneker.referral.DataCategory.ID_NAME;
import static kz.daneker.referral.DataCategory.ID_NATIONAL;
import static kz.daneker.referral.DataCategory.IMMUNIZATION_STATUS;
import static kz.daneker.referral.DataCategory.OUTCOME;
import static kz.daneker.referral.DataCategory.RELIGION;
import static kz.daneker.referral.DataCategory.RETURNEE;
import static kz.daneker.referral.DataCategory.SECURITY_PROC;
import static kz.daneker.referral.DataCategory.THERAPY_NOTES;
import static kz.daneker.referral.DataCategory.TRAUMA_VIOLENCE;

import java.util.EnumSet;
import java.util.Set;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;

/**
 * The rules no matrix may break, whoever signed it: written here, not in the file, so that a change to them is a change
 * to the program. Where a rule names a kind of recipient it lists what that recipient may get; everything else,
 * categories invented later included, is never.
 */
final class NeverRules {
    /** N1: an employer gets a candidate's card. */
    private static final Set<DataCategory> EMPLOYER = EnumSet.of(ID_NAME, CONTACT_SAFE, EMPLOYMENT, OUTCOME);
    /** N2: a school gets a pupil. */
    private static final Set<DataCategory> SCHOOL = EnumSet.of(
            ID_NAME,
            ID_BIRTH,
            ID_NATIONAL,
            GUARDIAN,
            CONTACT_SAFE,
            ADDRESS,
            EDU_NEEDS,
            EDU_PROGRESS,
            EMERGENCY_HEALTH,
            IMMUNIZATION_STATUS,
            OUTCOME);
    /** N3. */
    private static final Set<DataCategory> NEVER = EnumSet.of(THERAPY_NOTES, SECURITY_PROC, BIOMETRIC);
    /** Routes on which the sender's name alone would give the person away. */
    private static final Set<AgencyType> MUST_BE_MASKED =
            EnumSet.of(AgencyType.SCHOOL, AgencyType.EMPLOYER, AgencyType.CAREER_CENTRE, AgencyType.SOCIAL_PROTECTION);

    private NeverRules() {}

    static void check(SharingMatrix.Content matrix) {
        for (DataCategory category : DataCategory.values()) {
            CategoryPolicy policy = matrix.categories().get(category);
            boolean marked = policy != null && policy.neverExchange();
            must(marked || !NEVER.contains(category), "N3: " + category + " must be marked never_exchange", "no mark");
        }
        checkEmergency(matrix.emergency());
        Set<DataCategory> emergency = matrix.emergency().categories();
        must(disjoint(emergency, matrix), "N3: emergency access never opens a never_exchange category", "one");
        must(
                !emergency.contains(RELIGION) && !emergency.contains(RETURNEE),
                "N4: emergency access opens neither religion nor origin",
                "one of them");
        must(
                matrix.notAParty().contains(AgencyType.SECURITY_BODY)
                        && matrix.notAParty().contains(AgencyType.LAW_ENFORCEMENT),
                "not_a_party must name security_body and law_enforcement",
                "one missing");
        must(
                matrix.aggregateOnly().contains(AgencyType.FOREIGN_PARTNER)
                        && matrix.aggregateOnly().contains(AgencyType.EVALUATOR),
                "N6: aggregate_only must name foreign_partner and evaluator",
                "one missing");
        matrix.rules().forEach(rule -> checkRule(rule, matrix));
    }

    /** The schema says most of this too; a schema is a file. */
    private static void checkEmergency(EmergencyTerms emergency) {
        must(emergency.approvers() >= EmergencyTerms.FEWEST_APPROVERS, "emergency access needs two approvers", "fewer");
        must(
                emergency.distinct().contains(EmergencyTerms.Distinct.USER)
                        && emergency.distinct().contains(EmergencyTerms.Distinct.AGENCY),
                "approvers must differ in user and agency",
                "one of them left out");
        must(
                emergency.lasts().compareTo(EmergencyTerms.LONGEST) <= 0,
                "emergency access lasts at most 24 hours",
                "longer");
        must(
                emergency.notifySubjectWithin().compareTo(EmergencyTerms.LATEST_NOTICE) <= 0,
                "the person is told within 72 hours",
                "later");
        must(
                EmergencyTerms.WIDEST.containsAll(emergency.categories()),
                "emergency access opens the fixed list and nothing else",
                "more");
    }

    private static void checkRule(MatrixRule rule, SharingMatrix.Content matrix) {
        String in = " in " + rule.id();
        Set<DataCategory> listed = rule.listed();
        must(disjoint(listed, matrix), "N3: a never_exchange category moves on no route", "one" + in);
        for (AgencyType to : rule.to()) {
            must(
                    to != AgencyType.EMPLOYER || EMPLOYER.containsAll(listed),
                    "N1: an employer gets a candidate's card",
                    "more" + in);
            must(
                    to != AgencyType.SCHOOL || SCHOOL.containsAll(listed),
                    "N2: a school gets a pupil's needs",
                    "more" + in);
            must(
                    !MUST_BE_MASKED.contains(to) || rule.masked(),
                    "a " + to.word() + " sees a neutral sender",
                    "the real one" + in);
            must(isParty(to, matrix), "N6: only parties get person-level data", to.word() + in);
            must(
                    !listed.contains(TRAUMA_VIOLENCE) || to == AgencyType.CLINIC || to == AgencyType.MH_CLINIC,
                    "TRAUMA_VIOLENCE goes to clinics only",
                    to.word() + in);
        }
        for (AgencyType from : rule.from()) {
            must(isParty(from, matrix), "N6: only parties send", from.word() + in);
        }
        must(
                !listed.contains(RELIGION) || onItsOwnRoute(rule),
                "N4: religion moves only as religious counselling, with its own tick and a separate consent",
                "otherwise" + in);
        must(
                rule.type() != ReferralType.RELIGIOUS_COUNSELLING || rule.separateConsent(),
                "religious counselling needs a separate consent",
                "none asked" + in);
        must(
                !listed.contains(RETURNEE)
                        || (rule.explicit().contains(RETURNEE)
                                && (rule.type() == ReferralType.LEGAL_AID
                                        || rule.type() == ReferralType.CASE_TRANSFER)),
                "N4: origin moves only in legal aid and case transfer, with its own tick",
                "otherwise" + in);
    }

    private static boolean onItsOwnRoute(MatrixRule rule) {
        return rule.type() == ReferralType.RELIGIOUS_COUNSELLING
                && rule.explicit().contains(RELIGION)
                && rule.to().equals(Set.of(AgencyType.THEOLOGIAN_SERVICE));
    }

    private static boolean isParty(AgencyType type, SharingMatrix.Content matrix) {
        return !matrix.notAParty().contains(type)
                && !matrix.aggregateOnly().contains(type)
                && type != AgencyType.INFOSEC_AUDITOR;
    }

    private static boolean disjoint(Set<DataCategory> categories, SharingMatrix.Content matrix) {
        return categories.stream().noneMatch(category -> {
            CategoryPolicy policy = matrix.categories().get(category);
            return policy == null || policy.neverExchange();
        });
    }

    private static void must(boolean holds, String mustHold, String found) {
        if (!holds) {
            throw new BrokenMatrix(mustHold, found);
        }
    }
}
