package kz.daneker.fhirapi;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The message that answers a message: whose header says which, and how it went. */
final class MessageAnswer {
    private static final int SERVER_ERROR = 500;
    private static final String URN_UUID = "urn:uuid:";

    private MessageAnswer() {}

    /** It had its effect. */
    static Bundle ok(SignedMessage asked, AgencyId to, Resource focus, Instant now) {
        String url = URN_UUID + focus.getIdElement().getIdPart();
        MessageHeader header = header(asked, to, ResponseType.OK);
        header.addFocus(new Reference(url));
        Bundle answer = bundle(header, now);
        answer.addEntry().setFullUrl(url).setResource(focus);
        return answer;
    }

    /** It had none: {@code transient-error} where the same message may have one later. */
    static Bundle refused(SignedMessage asked, AgencyId to, RefusalCode code, Resource outcome, Instant now) {
        boolean later = code.http() >= SERVER_ERROR || code == RefusalCode.RATE_LIMITED;
        MessageHeader header = header(asked, to, later ? ResponseType.TRANSIENTERROR : ResponseType.FATALERROR);
        String url = URN_UUID + UUID.randomUUID();
        header.getResponse().setDetails(new Reference(url));
        outcome.setId(new IdType(url.substring(URN_UUID.length())));
        Bundle answer = bundle(header, now);
        answer.addEntry().setFullUrl(url).setResource(outcome);
        return answer;
    }

    private static MessageHeader header(SignedMessage asked, AgencyId to, ResponseType code) {
        MessageHeader header = new MessageHeader();
        header.setId(UUID.randomUUID().toString());
        header.setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", asked.event(), null));
        header.getSource().setName("Daneker").setEndpoint(PartyUrn.GATEWAY);
        header.addDestination().setEndpoint(PartyUrn.of(to));
        header.getResponse().setIdentifier(asked.id()).setCode(code);
        return header;
    }

    private static Bundle bundle(MessageHeader header, Instant now) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(now));
        bundle.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue(URN_UUID + UUID.randomUUID());
        bundle.addEntry()
                .setFullUrl(URN_UUID + header.getIdElement().getIdPart())
                .setResource(header);
        return bundle;
    }
}
