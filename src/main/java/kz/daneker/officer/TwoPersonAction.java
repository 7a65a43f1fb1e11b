package kz.daneker.officer;

/** What nobody does alone: who may ask for it, and who else must approve. */
public enum TwoPersonAction {
    /** A new account; the subject is its roles, e.g. {@code OFFICER,DPO}. */
    ADD_OFFICER(Role.REGISTRAR, Role.SUPERVISOR),
    /** An account may do nothing any more; the subject is its id. */
    END_OFFICER(Role.REGISTRAR, Role.SUPERVISOR),
    /** A new password for the first sign-in where somebody lost their own; the subject is the account's id. */
    RESET_OFFICER(Role.REGISTRAR, Role.SUPERVISOR),
    /** A TLS certificate signs in for an account; the subject is {@code id certificate}. */
    REGISTER_CERTIFICATE(Role.REGISTRAR, Role.SUPERVISOR),
    /** The identity provider's word signs in for an account; the subject is {@code id pseudonym}. */
    REGISTER_SUBJECT(Role.REGISTRAR, Role.SUPERVISOR),
    /** A person asks who saw their data; the subject is {@code PERSON} or {@code GUARDIAN}, for whom, and what the trail calls one of
     * the person's referrals. */
    ACCESS_REPORT(Role.DPO, Role.SUPERVISOR);

    private final Role asks;
    private final Role approves;

    TwoPersonAction(Role asks, Role approves) {
        this.asks = asks;
        this.approves = approves;
    }

    public Role asks() {
        return asks;
    }

    public Role approves() {
        return approves;
    }
}
