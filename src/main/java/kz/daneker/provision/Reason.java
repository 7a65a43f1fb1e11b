package kz.daneker.provision;

/** Why an item goes or stays; the codes of decision records and traces. */
public enum Reason {
    /** A consent permits it. */
    CONSENT,
    /** A law or court act asks for it, whatever was consented. */
    LEGAL_BASIS,
    /** Break-glass opens it. */
    BTG_OK,

    /** Nothing is on file for this person. */
    NO_CONSENT,
    /** Only {@code status=active} counts. */
    STATUS_NOT_ACTIVE,
    /** Signature or provenance of the consent did not hold. */
    UNTRUSTED,
    /** Signed after the instant of the decision. */
    FUTURE_DATED,
    /** Its period is yet to begin. */
    NOT_YET_VALID,
    /** Its period is over. */
    EXPIRED,
    /** A consent is there; none of its permits speaks of this. */
    NOT_COVERED,
    /** A rule says no. */
    EXPLICIT_DENY,
    /** One consent says yes and another no. */
    CONFLICT_DENY_OVERRIDES,
    /** The giver had no right to give it. */
    AUTHORITY_INVALID,
    /** Another legal guardian objects. */
    GUARDIANS_CONFLICT,
    /** The child of the age of assent said no. */
    ASSENT_REFUSED,
    /** The child of the age of assent was not asked; only level N goes without. */
    ASSENT_MISSING,
    /** A guardian's consent lapses on the 18th birthday unless the person confirms it. */
    RECONSENT_AT_18,

    /** Break-glass is not theirs to declare, or no reason was written. */
    BTG_NOT_ELIGIBLE,
    /** Break-glass does not open this class or level. */
    BTG_OUT_OF_SCOPE,
    /** The emergency's hours are over. */
    BTG_EXPIRED,
    /** The person excluded break-glass. */
    BTG_DISSENT,

    /** The engine could not tell; nothing goes and somebody must look. */
    INDETERMINATE
}
