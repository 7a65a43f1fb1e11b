package kz.daneker.provision;

import org.jspecify.annotations.Nullable;

/**
 * What one consent on file says of one item.
 *
 * @param kind {@link Kind#VOID} where it would not count or does not speak of it
 * @param reason why; of a yes, {@link Reason#CONSENT}
 * @param dissents true where it excludes break-glass
 */
record Vote(String consent, Kind kind, Reason reason, boolean dissents) {
    enum Kind {
        YES,
        NO,
        VOID
    }

    static Vote isVoid(String consent, Reason reason) {
        return new Vote(consent, Kind.VOID, reason, false);
    }

    static Vote of(String consent, Provision.@Nullable Type said, @Nullable Reason lacks, boolean dissents) {
        if (said == null) {
            return new Vote(consent, Kind.VOID, Reason.NOT_COVERED, dissents);
        }
        if (said == Provision.Type.DENY) {
            return new Vote(consent, Kind.NO, Reason.EXPLICIT_DENY, dissents);
        }
        if (lacks == null) {
            return new Vote(consent, Kind.YES, Reason.CONSENT, false);
        }
        boolean someoneObjects = lacks == Reason.ASSENT_REFUSED || lacks == Reason.GUARDIANS_CONFLICT;
        return new Vote(consent, someoneObjects ? Kind.NO : Kind.VOID, lacks, false);
    }
}
