package kz.daneker.officer;

/** What an officer is there for; one person may hold several, and still never approves an own request. */
public enum Role {
    /** Watches what passes and what is refused. */
    OFFICER,
    /** The second person where two are needed. */
    SUPERVISOR,
    /** Keeps agencies, certificates and the officers' own accounts. */
    REGISTRAR,
    /** Answers persons who ask what became of their data. */
    DPO
}
