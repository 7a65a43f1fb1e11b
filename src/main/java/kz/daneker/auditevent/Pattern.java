package kz.daneker.auditevent;

import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;

/**
 * What kind of AuditEvent an event of the trail becomes. Where IHE has no pattern (a refusal, a start, a key), it is a plain
 * R4 AuditEvent with DICOM's codes.
 *
 * @param profile the end of its name, or empty
 * @see <a href="https://profiles.ihe.net/ITI/BALP/">IHE Basic Audit Log Patterns</a>
 */
record Pattern(String profile, Roles roles, Code type, Code subtype, AuditEventAction action) {
    /** Which agents an event has. */
    enum Roles {
        /** The gateway gave, the actor got. */
        GIVEN,
        /** Who asked, for whom, and what decided. */
        ASKED,
        /** The actor read from the gateway. */
        READ,
        /** The actor changed something at the gateway. */
        WRITTEN,
        /** The actor had the gateway destroy something. */
        ERASED,
        /** The actor, and nobody else. */
        ALONE
    }

    /** The gateway gave data about a person to another agency. */
    static final Pattern DISCLOSED =
            new Pattern("PrivacyDisclosure.Source", Roles.GIVEN, Codes.EXPORT, Codes.DISCLOSE, AuditEventAction.R);

    /** That agency says it has it. */
    static final Pattern RECEIVED =
            new Pattern("PrivacyDisclosure.Recipient", Roles.GIVEN, Codes.IMPORT, Codes.DISCLOSE, AuditEventAction.C);

    /** Consent and rules were asked what may go. */
    static final Pattern DECIDED =
            new Pattern("AuthZconsent", Roles.ASKED, Codes.SECURITY_ALERT, Codes.AUTHZ_CONSENT, AuditEventAction.E);

    private static final Pattern READ = rest("Read", Roles.READ, "read", AuditEventAction.R);
    private static final Pattern CREATED = rest("Create", Roles.WRITTEN, "create", AuditEventAction.C);
    private static final Pattern UPDATED = rest("Update", Roles.WRITTEN, "update", AuditEventAction.U);
    private static final Pattern DELETED = rest("Delete", Roles.ERASED, "delete", AuditEventAction.D);

    /** A message was looked at and not taken. */
    private static final Pattern REFUSED =
            new Pattern("", Roles.ALONE, Codes.SECURITY_ALERT, Codes.OBJECT_SECURITY, AuditEventAction.E);

    private static final Pattern STARTED = new Pattern(
            "", Roles.ALONE, Codes.APPLICATION, Codes.dicom("110120", "Application Start"), AuditEventAction.E);
    private static final Pattern STOPPED = new Pattern(
            "", Roles.ALONE, Codes.APPLICATION, Codes.dicom("110121", "Application Stop"), AuditEventAction.E);
    /** An officer showed who they are. */
    private static final Pattern AUTHENTICATED = new Pattern(
            "",
            Roles.ALONE,
            Codes.dicom("110114", "User Authentication"),
            Codes.dicom("110122", "Login"),
            AuditEventAction.E);

    /** An officer went. */
    private static final Pattern LEFT = new Pattern(
            "",
            Roles.ALONE,
            Codes.dicom("110114", "User Authentication"),
            Codes.dicom("110123", "Logout"),
            AuditEventAction.E);

    /** The log itself was vouched for. */
    private static final Pattern ATTESTED = new Pattern(
            "",
            Roles.ALONE,
            Codes.dicom("110101", "Audit Log Used"),
            Codes.lifecycle("attest", "Attest Record Lifecycle Event"),
            AuditEventAction.E);

    /** The log was copied, to be checked elsewhere. */
    private static final Pattern COPIED = new Pattern(
            "",
            Roles.ALONE,
            Codes.dicom("110101", "Audit Log Used"),
            Codes.lifecycle("extract", "Extract Record Lifecycle Event"),
            AuditEventAction.R);

    /** Officers are told of something, or are done with it. */
    private static final Pattern ALERTED = new Pattern(
            "",
            Roles.ALONE,
            Codes.SECURITY_ALERT,
            Codes.lifecycle("report", "Output/Report Record Lifecycle Event"),
            AuditEventAction.E);

    private static final Pattern CONFIGURED = new Pattern(
            "", Roles.ALONE, Codes.SECURITY_ALERT, Codes.dicom("110129", "Security Configuration"), AuditEventAction.U);

    private static Pattern rest(String profile, Roles roles, String interaction, AuditEventAction action) {
        return new Pattern(profile, roles, Codes.REST, Codes.interaction(interaction), action);
    }

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    /**
     * The pattern of an event.
     *
     * @param refused what did not go well fits none of IHE's patterns but the decision
     */
    static Pattern of(AuditEvent event, boolean refused) {
        Pattern usual = switch (event) {
            case DELIVERED -> DISCLOSED;
            case RECEIPTED, STORED -> RECEIVED;
            case DECIDED, BREAK_GLASS -> DECIDED;
            case READ -> READ;
            case RECEIVED,
                    VERIFIED,
                    ACCEPTED,
                    HELD,
                    RELEASED,
                    RECALLED,
                    CONSENT_GIVEN,
                    CONSENT_REFUSED,
                    PERSON_CHANGED,
                    BREAK_GLASS_APPROVED -> CREATED;
            case STATUS,
                    WITHDRAWN,
                    RECALL_ANSWERED,
                    RECALL_OVERDUE,
                    CONSENT_REPLACED,
                    CONSENT_WITHDRAWN,
                    PERSON_CHANGE_REVOKED,
                    UNDELIVERABLE,
                    BREAK_GLASS_OVERDUE,
                    BREAK_GLASS_REVIEWED -> UPDATED;
            case ERASED -> DELETED;
            case REJECTED -> REFUSED;
            case START -> STARTED;
            case STOP -> STOPPED;
            case SIGNED_IN, SIGN_IN_REFUSED -> AUTHENTICATED;
            case SIGNED_OUT -> LEFT;
            case KEY_EVENT, CONFIG, OFFICER_CHANGED, REQUEST_ASKED, REQUEST_APPROVED, REQUEST_DECLINED -> CONFIGURED;
            case ANCHORED -> ATTESTED;
            case EXPORTED -> COPIED;
            case ALERT_OPENED, ALERT_CLOSED -> ALERTED;
        };
        return refused && usual.roles != Roles.ASKED ? REFUSED : usual;
    }

    /**
     * The profile it claims; none where IHE has no pattern.
     *
     * @param aboutPatient whether the record names a referral, and so a person
     */
    Optional<String> profile(boolean aboutPatient) {
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        boolean twin = aboutPatient && type.equals(Codes.REST);
        return Optional.of(BALP + (twin ? "Patient" : "") + profile);
    }
}
