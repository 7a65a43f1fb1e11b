package kz.daneker.agency;

/** Which service a referral asks for; an agency's register entry lists the ones it accepts. */
public enum ReferralType {
    SCHOOL_ENROLMENT,
    MEDICAL_ASSESSMENT,
    MENTAL_HEALTH,
    PSYCHOSOCIAL,
    LEGAL_AID,
    EMPLOYMENT,
    RELIGIOUS_COUNSELLING,
    SOCIAL_PROTECTION,
    FAMILY_MEDIATION,
    /** The recipient's answer: closes the loop. */
    FOLLOW_UP,
    /** Ownership of a case moves from one centre to another. */
    CASE_TRANSFER
}
