package kz.daneker.referral;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Why a word about a referral was said: a code and nothing else, since whatever is written freely travels outside the
 * person's consent. Published with its kk/ru/en names in {@code schemas/fhir/CodeSystem-status-reason.json}.
 */
public enum StatusReason {
    NO_CAPACITY,
    NOT_ELIGIBLE,
    OUT_OF_AREA,
    WRONG_SERVICE,
    /** Another agency fits better: the sender asks again there, nobody refers on. */
    OTHER_AGENCY,
    ALREADY_SERVED,
    UNREACHABLE,
    NO_SHOW,
    CLIENT_REFUSED,
    MOVED_AWAY,
    NO_LONGER_NEEDED,
    WAITING_LIST,
    PAPERS_MISSING,
    CONSENT_CHECK,
    SERVICE_CLOSED,
    OTHER;

    /**
     * Reads a code.
     *
     * @param path where it stands
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} for any other
     */
    public static StatusReason of(String code, String path) {
        for (StatusReason reason : values()) {
            if (reason.name().equals(code)) {
                return reason;
            }
        }
        throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
    }
}
