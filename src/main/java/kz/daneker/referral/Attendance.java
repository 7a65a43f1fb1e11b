package kz.daneker.referral;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Whether the person came: all that a status word tells of a service. */
public enum Attendance {
    VISITED,
    NOT_VISITED;

    /** As it is written, e.g. {@code not-visited}. */
    public String code() {
        return this == VISITED ? "visited" : "not-visited";
    }

    /**
     * Reads a code.
     *
     * @param path where it stands
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} for any other
     */
    public static Attendance of(String code, String path) {
        for (Attendance attendance : values()) {
            if (attendance.code().equals(code)) {
                return attendance;
            }
        }
        throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
    }
}
