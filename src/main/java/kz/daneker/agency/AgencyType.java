package kz.daneker.agency;

import java.util.Locale;

/**
 * What kind of body an agency is; the sharing matrix speaks in these words.
 *
 * <p>{@link #EVALUATOR}, {@link #FOREIGN_PARTNER} and {@link #INFOSEC_AUDITOR} never receive person-level data.
 * {@link #SECURITY_BODY}, {@link #LAW_ENFORCEMENT}, {@link #MEDIA} and {@link #EMBASSY} are listed only to be refused
 * clearly.
 */
public enum AgencyType {
    MINISTRY,
    NGO_HQ,
    CENTRE,
    SCHOOL,
    PMPC,
    CLINIC,
    MH_CLINIC,
    LEGAL_AID,
    GUARDIANSHIP,
    CAREER_CENTRE,
    EMPLOYER,
    SOCIAL_PROTECTION,
    THEOLOGIAN_SERVICE,
    COMMUNITY_MEDIATOR,
    HOTLINE,
    EVALUATOR,
    MINISTRY_STATS,
    FOREIGN_PARTNER,
    INFOSEC_AUDITOR,
    SECURITY_BODY,
    LAW_ENFORCEMENT,
    MEDIA,
    EMBASSY;

    /** The word the register and the matrix use, e.g. {@code mh_clinic}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the register's word.
     *
     * @throws IllegalArgumentException if no kind of body has this name
     */
    public static AgencyType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
