package kz.daneker.fhir;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import kz.daneker.referral.DataCategory;

/**
 * Where each category goes in FHIR (domain.md §2.4).
 *
 * <p>Not here, so never in FHIR: RELIGION and RETURNEE, which no health record should keep; EMPLOYMENT, SOCIAL_BENEFIT
 * and MEDIATION, which no FHIR reader expects and which travel as {@link PlainReferral}; THERAPY_NOTES, SECURITY_PROC and
 * BIOMETRIC, which never move.
 */
final class CategoryMappers {
    private static final Map<DataCategory, CategoryMapper> TABLE = table();

    private CategoryMappers() {}

    /** The categories FHIR carries, in the order they are written, with their mappers. */
    static Map<DataCategory, CategoryMapper> inOrder() {
        return TABLE;
    }

    private static Map<DataCategory, CategoryMapper> table() {
        CategoryMapper factsOnly = (category, fields, draft) -> {};
        Map<DataCategory, CategoryMapper> table = new EnumMap<>(DataCategory.class);
        table.put(DataCategory.ID_NAME, Identity::name);
        table.put(DataCategory.ID_BIRTH, Identity::birth);
        table.put(DataCategory.ID_NATIONAL, Identity::national);
        table.put(DataCategory.CONTACT_SAFE, Contact::safe);
        table.put(DataCategory.ADDRESS, Contact::address);
        table.put(DataCategory.GUARDIAN, Relatives::guardian);
        table.put(DataCategory.FAMILY, Relatives::family);
        table.put(DataCategory.EDU_NEEDS, factsOnly);
        table.put(DataCategory.EDU_PROGRESS, factsOnly);
        table.put(DataCategory.EMERGENCY_HEALTH, Clinical::map);
        table.put(DataCategory.IMMUNIZATION_STATUS, Clinical::map);
        table.put(DataCategory.HEALTH_SUMMARY, Clinical::map);
        table.put(DataCategory.MENTAL_HEALTH, Clinical::map);
        table.put(DataCategory.TRAUMA_VIOLENCE, Clinical::map);
        table.put(DataCategory.REPRO_HEALTH, Clinical::map);
        table.put(DataCategory.INFECTIOUS, Clinical::map);
        table.put(DataCategory.SUBSTANCE, Clinical::map);
        table.put(DataCategory.PSS_PLAN, Plans::map);
        table.put(DataCategory.LEGAL_DOCS, Documents::map);
        table.put(DataCategory.REASON, Outcomes::reason);
        table.put(DataCategory.OUTCOME, Outcomes::outcome);
        table.put(DataCategory.EVAL_SCALE, Screenings::scale);
        return Collections.unmodifiableMap(table);
    }
}
