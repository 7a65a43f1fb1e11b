package kz.daneker.provision;

/** What comes with a permission; HL7 v3-ActCode where HL7 has one. */
public enum Obligation {
    /** Other items stay behind: leave no trace of them. */
    REDACT,
    /** Every use is recorded. */
    AUDTR,
    /** Not for another purpose. */
    NOREUSE,
    /** Delete after use. */
    DELAU,
    /** Not to be passed on without the person's consent. */
    NORDSCLCD,
    /** Labels stay with the data. */
    PERSISTLABEL,
    /** Tell the security officer at once. */
    NOTIFY_OFFICER,
    /** The engine failed: tell the operator. */
    ALERT
}
