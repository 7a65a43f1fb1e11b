package kz.daneker.referral;

/**
 * The thirty kinds of fact a referral can hold; each is one disclosure of the envelope and is released or withheld as a
 * whole. Level, labels and "never" live in {@code config/sharing-matrix.yaml}.
 */
public enum DataCategory {
    ID_NAME,
    ID_BIRTH,
    ID_NATIONAL,
    CONTACT_SAFE,
    ADDRESS,
    GUARDIAN,
    FAMILY,
    EDU_NEEDS,
    EDU_PROGRESS,
    EMERGENCY_HEALTH,
    IMMUNIZATION_STATUS,
    HEALTH_SUMMARY,
    MENTAL_HEALTH,
    THERAPY_NOTES,
    TRAUMA_VIOLENCE,
    REPRO_HEALTH,
    INFECTIOUS,
    SUBSTANCE,
    PSS_PLAN,
    RELIGION,
    RETURNEE,
    LEGAL_DOCS,
    SECURITY_PROC,
    BIOMETRIC,
    EMPLOYMENT,
    SOCIAL_BENEFIT,
    MEDIATION,
    REASON,
    OUTCOME,
    EVAL_SCALE
}
