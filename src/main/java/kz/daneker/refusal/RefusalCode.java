package kz.daneker.refusal;

/**
 * Every reason the gateway has for not carrying a message, with the HTTP status it is answered with.
 *
 * <p>Each code has a page in {@code schemas/problems/}, kk/ru/en text in {@code config/messages.json} and a test.
 */
public enum RefusalCode {
    IIN_CHECKSUM(422),
    IIN_FORMAT(422),
    CONSENT_MISSING(422),
    CONSENT_EXPIRED(422),
    CONSENT_WITHDRAWN(422),
    CONSENT_RECIPIENT(422),
    CONSENT_PURPOSE(422),
    CONSENT_SCOPE(422),
    CONSENT_NOT_SEPARATE(422),
    CONSENT_GIVER(422),
    GUARDIAN_MISSING(422),
    GUARDIAN_INVALID(422),
    ASSENT_MISSING(422),
    PARTY_UNKNOWN(422),
    PARTY_NOT_ALLOWED(403),
    ROUTE_NOT_ALLOWED(403),
    DUPLICATE_CONFLICT(409),
    DATE_FUTURE(422),
    DATE_INVALID(422),
    REFERRAL_STALE(422),
    TOO_LARGE(413),
    ENCODING(400),
    TEXT_MOJIBAKE(422),
    NAME_MIXED_SCRIPT(422),
    NAME_CONTROL_CHAR(422),
    NAME_ILLEGAL_CHAR(422),
    FORBIDDEN_FIELD(422),
    FORBIDDEN_CATEGORY(422),
    SIGNATURE_INVALID(401),
    CERT_EXPIRED(401),
    CERT_AGENCY_MISMATCH(403),
    JSON_MALFORMED(400),
    JSON_DUPLICATE_KEY(400),
    JSON_TOO_DEEP(400),
    XML_DTD_FORBIDDEN(400),
    REGION_UNKNOWN(422),
    BULK_NOT_ALLOWED(422),
    CROSS_BORDER(403),
    DUAL_CONTROL(403),
    SCHEMA_UNKNOWN_FIELD(422),
    SCHEMA_MISSING_FIELD(422),
    SCHEMA_INVALID_VALUE(422),
    FREE_TEXT_SENSITIVE(202),
    ENVELOPE_MALFORMED(400),
    KEY_UNKNOWN(401),
    CLIENT_CERTIFICATE_REQUIRED(401),
    RECIPIENT_KEY_MISSING(422),
    REQUEST_MALFORMED(400),
    MEDIA_TYPE_UNSUPPORTED(415),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    STATUS_NOT_ALLOWED(409),
    RECEIPT_INVALID(422),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int http;

    RefusalCode(int http) {
        this.http = http;
    }

    /** The HTTP status of the answer, e.g. 422. */
    public int http() {
        return http;
    }
}
