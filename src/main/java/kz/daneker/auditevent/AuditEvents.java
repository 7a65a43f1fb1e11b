package kz.daneker.auditevent;

import java.util.Date;
import kz.daneker.audit.AuditEvent;
import kz.daneker.inquiry.Entry;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A record of the log as an AuditEvent. It says what the record says and nothing more: agencies and officers by their ids,
 * the person only as "whom the referral of this pseudonym is about". Its id is the record's place in the log, so that a
 * proof of the one proves the other.
 */
public final class AuditEvents {
    private static final String ACTOR = "urn:daneker:sid:audit-actor";
    private static final String REFERRAL = "urn:daneker:sid:audit-ref";
    private static final String RECORD = "urn:daneker:sid:audit-record";
    private static final String RULES = "urn:daneker:sid:rules-digest";
    private static final String EVENT = "urn:daneker:codesystem:audit-event";
    private static final String GATEWAY = "gateway";
    private static final Code APPLICATION_SERVER =
            new Code("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");
    private static final Code BREAK_THE_GLASS =
            new Code("http://terminology.hl7.org/CodeSystem/v3-ActReason", "BTG", "break the glass");

    private final Entry entry;
    private final Pattern pattern;
    private final org.hl7.fhir.r4.model.AuditEvent event = new org.hl7.fhir.r4.model.AuditEvent();

    private AuditEvents(Entry entry) {
        this.entry = entry;
        this.pattern = Pattern.of(entry.event(), !wentWell());
    }

    /** The record as an AuditEvent of R4; valid against the profile it names. */
    public static org.hl7.fhir.r4.model.AuditEvent of(Entry entry) {
        return new AuditEvents(entry).write();
    }

    private boolean wentWell() {
        return entry.outcome().equals("ok");
    }

    private boolean aboutPatient() {
        return !entry.ref().isEmpty();
    }

    private org.hl7.fhir.r4.model.AuditEvent write() {
        event.setId(Long.toString(entry.index()));
        pattern.profile(aboutPatient()).ifPresent(event.getMeta()::addProfile);
        event.setType(pattern.type().coding())
                .addSubtype(pattern.subtype().coding())
                .setAction(pattern.action());
        if (pattern.roles() != Pattern.Roles.ASKED) { // there IHE takes its own codes alone
            event.addSubtype(new Coding(EVENT, entry.event().name(), null));
        }
        event.setRecorded(Date.from(entry.at()));
        event.setOutcome(wentWell() ? AuditEventOutcome._0 : AuditEventOutcome._8);
        if (!wentWell()) {
            event.setOutcomeDesc(entry.outcome());
        }
        event.getSource().setSite(GATEWAY).setObserver(named(observer())).addType(APPLICATION_SERVER.coding());
        agents();
        entities();
        if (entry.event() == AuditEvent.BREAK_GLASS) {
            event.addPurposeOfEvent(BREAK_THE_GLASS.concept());
        }
        return event;
    }

    private String observer() {
        return pattern.equals(Pattern.RECEIVED) ? entry.actor() : GATEWAY;
    }

    private void agents() {
        switch (pattern.roles()) {
            case GIVEN -> {
                networked(Codes.SOURCE, GATEWAY, false);
                networked(Codes.DESTINATION, entry.actor(), true);
            }
            case ASKED -> {
                networked(Codes.APPLICATION_ROLE, GATEWAY, false);
                agent(Codes.USER, entry.actor(), true);
                agent(Codes.PROVIDER, entry.actor(), false);
                agent(Codes.AUTHORIZATION_SERVER, GATEWAY, false);
            }
            case READ -> {
                networked(Codes.DESTINATION, entry.actor(), true);
                networked(Codes.SOURCE, GATEWAY, false);
            }
            case WRITTEN -> {
                networked(Codes.SOURCE, entry.actor(), true);
                networked(Codes.DESTINATION, GATEWAY, false);
            }
            case ERASED -> {
                networked(Codes.APPLICATION_ROLE, entry.actor(), true);
                networked(Codes.CUSTODIAN, GATEWAY, false);
            }
            case ALONE -> networked(Codes.APPLICATION_ROLE, entry.actor(), true);
        }
    }

    private void entities() {
        if (aboutPatient()) {
            Reference person = new Reference().setType("Patient").setIdentifier(identifier(REFERRAL, entry.ref()));
            event.addEntity().setWhat(person).setType(Codes.PERSON.coding()).setRole(Codes.PATIENT_ROLE.coding());
        } else if (pattern.roles() == Pattern.Roles.GIVEN || pattern.roles() == Pattern.Roles.ASKED) {
            throw new IllegalStateException(
                    "a disclosure or decision must be about a referral, found record " + entry.index() + " about none");
        }
        AuditEventEntityComponent record = event.addEntity()
                .setWhat(new Reference().setIdentifier(identifier(RECORD, Long.toString(entry.index()))));
        if (pattern.roles() == Pattern.Roles.ASKED) {
            record.setType(Codes.CONSENT.coding());
            record.getWhat().setType("Consent");
        } else {
            record.setType(Codes.SYSTEM_OBJECT.coding()).setRole(Codes.DOMAIN_RESOURCE.coding());
        }
        if (!entry.policy().isEmpty()) {
            event.getAgentFirstRep().addPolicy(RULES + ":" + entry.policy());
        }
    }

    /** The trail knows agencies, not addresses: an agency's name in the exchange stands for where it calls from. */
    private void networked(Code type, String actor, boolean requestor) {
        agent(type, actor, requestor)
                .getNetwork()
                .setAddress("urn:daneker:" + actor)
                .setType(AuditEventAgentNetworkType._5);
    }

    private AuditEventAgentComponent agent(Code type, String actor, boolean requestor) {
        return event.addAgent().setType(type.concept()).setWho(named(actor)).setRequestor(requestor);
    }

    private static Reference named(String actor) {
        return new Reference().setIdentifier(identifier(ACTOR, actor));
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }
}
