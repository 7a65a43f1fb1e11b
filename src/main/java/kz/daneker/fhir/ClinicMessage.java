package kz.daneker.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Provenance;

/**
 * The message as it is, for a server that takes messages; the signed token travels in {@code Provenance.signature}. A
 * retry is the same message under the same id, by which the server knows it.
 *
 * @see <a href="http://hl7.org/fhir/R4/messageheader-operation-process-message.html">FHIR R4 $process-message</a>
 */
public final class ClinicMessage implements ClinicParcel {
    private final Bundle message;

    private ClinicMessage(Bundle message) {
        this.message = message;
    }

    /**
     * The message.
     *
     * @param json as {@link BundleWriter} writes it
     * @param token the SD-JWT of the same delivery, compact
     */
    public static ClinicMessage of(String json, String token) {
        Bundle message = FhirR4.context().newJsonParser().parseResource(Bundle.class, json);
        message.getEntry().forEach(entry -> {
            if (entry.getResource() instanceof Provenance provenance) {
                ClinicTransaction.sign(provenance, token);
            }
        });
        return new ClinicMessage(message);
    }

    @Override
    public String path() {
        return "/$process-message";
    }

    @Override
    public String json() {
        return FhirR4.context().newJsonParser().encodeResourceToString(message);
    }

    /** The server answers with a message of its own that says {@code ok} to this one. */
    @Override
    public void requireTaken(String answer) throws IOException {
        MessageHeader.MessageHeaderResponseComponent said = header(read(answer)).getResponse();
        boolean taken = said.getCode() == ResponseType.OK && id(header(message)).equals(said.getIdentifier());
        if (!taken) {
            throw new IOException("a clinic's answer must say ok to the message that was sent");
        }
    }

    private static MessageHeader header(Bundle message) throws IOException {
        if (message.getType() == Bundle.BundleType.MESSAGE
                && message.getEntryFirstRep().getResource() instanceof MessageHeader header) {
            return header;
        }
        throw new IOException("a clinic's answer must be a FHIR message");
    }

    /** HAPI reads an entry's id off its fullUrl. */
    private static String id(MessageHeader header) {
        return header.getIdElement().getIdPart().replace("urn:uuid:", "");
    }

    private static Bundle read(String answer) throws IOException {
        try {
            return FhirR4.read(Bundle.class, answer);
        } catch (DataFormatException unreadable) {
            throw new IOException("a clinic's answer must be a FHIR Bundle", unreadable);
        }
    }
}
