package kz.daneker.trust;

/** What the imported revocation lists say about a certificate and the CAs above it. */
enum RevocationStatus {
    /** A list in force covers every certificate of the path and names none of them. */
    GOOD,
    /** A list names one of them with a date that has come. */
    REVOKED,
    /** For one of them there is no list, or only one whose next update is past. */
    UNKNOWN
}
