package kz.daneker.fhirapi;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The message that answers a message: whose header says which, and how it went. */
final class MessageAnswer {
    private static final int SERVER_ERROR = 500;
    private static final String URN_UUID = "urn:uuid:";

    private final SignedMessage asked;
    private final AgencyId to;
    private final Instant now;

    MessageAnswer(SignedMessage asked, AgencyId to, Instant now) {
        this.asked = asked;
        this.to = to;
        this.now = now;
    }

    /** It had its effect. */
    Bundle ok(MessageEffect.Done done) {
        MessageHeader header = header(ResponseType.OK);
        header.addFocus(new Reference(url(done.focus())));
        return bundle(header, done.focus(), done.beside());
    }

    /** It had none: {@code transient-error} where the same message may have one later. */
    Bundle refused(MessageEffect.TurnedAway away, OperationOutcome outcome) {
        RefusalCode code = away.refusal().code();
        boolean later = code.http() >= SERVER_ERROR || code == RefusalCode.RATE_LIMITED;
        MessageHeader header = header(later ? ResponseType.TRANSIENTERROR : ResponseType.FATALERROR);
        outcome.setId(UUID.randomUUID().toString());
        header.getResponse().setDetails(new Reference(url(outcome)));
        return bundle(header, outcome, away.beside());
    }

    private MessageHeader header(ResponseType code) {
        MessageHeader header = new MessageHeader();
        header.setId(UUID.randomUUID().toString());
        header.setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", asked.event(), null));
        header.getSource().setName("Daneker").setEndpoint(PartyUrn.GATEWAY);
        header.addDestination().setEndpoint(PartyUrn.of(to));
        header.getResponse().setIdentifier(asked.id()).setCode(code);
        return header;
    }

    private Bundle bundle(MessageHeader header, Resource about, List<Resource> beside) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(now));
        bundle.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue(URN_UUID + UUID.randomUUID());
        Stream.concat(Stream.of(header, about), beside.stream())
                .forEach(resource -> bundle.addEntry().setFullUrl(url(resource)).setResource(resource));
        return bundle;
    }

    private static String url(Resource resource) {
        return URN_UUID + resource.getIdElement().getIdPart();
    }
}
