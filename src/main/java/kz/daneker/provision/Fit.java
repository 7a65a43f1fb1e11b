package kz.daneker.provision;

/** Whether one element of a rule fits: what nobody knows never satisfies a permit and always satisfies a deny. */
enum Fit {
    YES,
    NO,
    UNKNOWN;

    static Fit of(boolean fits) {
        return fits ? YES : NO;
    }

    boolean satisfies(Provision.Type type) {
        return this == YES || (this == UNKNOWN && type == Provision.Type.DENY);
    }
}
