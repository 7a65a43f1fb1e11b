package kz.daneker.audit;

/** What a leaf of the trail is about. */
public enum AuditEvent {
    /** A message came in at one of the gateway's doors. */
    RECEIVED,
    /** Its seal, sender and freshness held. */
    VERIFIED,
    /** It was refused; the outcome is the refusal's code. */
    REJECTED,
    /** It waits for its sender to look at it once more. */
    HELD,
    /** It was accepted for delivery and its sender was promised so. */
    ACCEPTED,
    /** Matrix and consent decided what the recipient may see. */
    DECIDED,
    /** What may be seen was sealed for the recipient. */
    RELEASED,
    /** The sealed release was handed to the recipient. */
    DELIVERED,
    /** The recipient signed that it opened it. */
    RECEIPTED,
    /** The recipient's own FHIR server answered that it stored it; the evidence is the answer's digest. */
    STORED,
    /** The recipient reported how the case goes on. */
    STATUS,
    /** Somebody looked at the trail or at a referral's state. */
    READ,
    /** The machine's operator took a copy of the whole trail, for somebody outside to check. */
    EXPORTED,
    /** Consent was taken back; what is not delivered stops. */
    WITHDRAWN,
    /** A recipient was asked to delete what it had received. */
    RECALLED,
    /** It answered, signed, what it did. */
    RECALL_ANSWERED,
    /** It did not answer in time. */
    RECALL_OVERDUE,
    /** A person's consent came onto the register. */
    CONSENT_GIVEN,
    /** A newer consent took the place of an older one. */
    CONSENT_REPLACED,
    /** A registered consent was taken back. */
    CONSENT_WITHDRAWN,
    /** A person said no, when asked or to what somebody else had given. */
    CONSENT_REFUSED,
    /** An agency said what happened to a person; consents are judged by it from now on. */
    PERSON_CHANGED,
    /** It took that back as a mistake. */
    PERSON_CHANGE_REVOKED,
    /** Content and its key were destroyed. */
    ERASED,
    /** Delivery was given up after all its attempts. */
    UNDELIVERABLE,
    /** Somebody signed that a life is at risk and a referral may go without consent. */
    BREAK_GLASS_APPROVED,
    /** A referral went by two such approvals; they are used up, and a review is due. */
    BREAK_GLASS,
    /** Its review was not closed in time. */
    BREAK_GLASS_OVERDUE,
    /** A third person reviewed it. */
    BREAK_GLASS_REVIEWED,
    /** An officer signed in at the console. */
    SIGNED_IN,
    /** Somebody tried to and was refused. */
    SIGN_IN_REFUSED,
    /** An officer signed out. */
    SIGNED_OUT,
    /** An officer's account, or a way to sign in to it, changed. */
    OFFICER_CHANGED,
    /** An officer asked for something that takes two people. */
    REQUEST_ASKED,
    /** Another approved it. */
    REQUEST_APPROVED,
    /** Another declined it. */
    REQUEST_DECLINED,
    /** A key or certificate was made, replaced or revoked. */
    KEY_EVENT,
    /** A time-stamp authority signed when a checkpoint existed. */
    ANCHORED,
    /** Something was found that an officer should look at. */
    ALERT_OPENED,
    /** An officer closed it with a word, or its cause was gone. */
    ALERT_CLOSED,
    /** Rules, agencies or settings changed. */
    CONFIG,
    /** A gateway started. */
    START,
    /** A gateway stopped in good order. */
    STOP
}
