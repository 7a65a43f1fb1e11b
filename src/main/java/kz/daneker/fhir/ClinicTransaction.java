package kz.daneker.fhir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * A message as one transaction for a clinic's own FHIR server: all of it is stored or nothing, and sent a second time it
 * stores nothing new.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#transaction">FHIR R4, transaction</a>
 */
public final class ClinicTransaction implements ClinicParcel {
    private static final String SIGNATURE_TYPE = "urn:iso-astm:E1762-95:2013";
    private static final String AUTHOR = "1.2.840.10065.1.12.1.1";

    private final Bundle transaction;

    private ClinicTransaction(Bundle transaction) {
        this.transaction = transaction;
    }

    /** As {@link #of(Bundle, String)}, of a message as JSON. */
    public static ClinicTransaction of(String message, String token) {
        return new ClinicTransaction(of(FhirR4.context().newJsonParser().parseResource(Bundle.class, message), token));
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String json() {
        return FhirR4.context().newJsonParser().encodeResourceToString(transaction);
    }

    @Override
    public void requireTaken(String answer) throws IOException {
        TakenTransaction.of(transaction, answer);
    }

    /**
     * The transaction, entries in the message's order.
     *
     * @param message as {@link BundleWriter} writes it; left as it is
     * @param token the SD-JWT of the same delivery, compact; travels in {@code Provenance.signature}, so that the clinic
     *     can verify what the sender signed
     */
    static Bundle of(Bundle message, String token) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (BundleEntryComponent entry : message.getEntry()) {
            Resource resource = entry.getResource().copy();
            if (resource instanceof Provenance provenance) {
                sign(provenance, token);
            }
            transaction
                    .addEntry()
                    .setFullUrl(entry.getFullUrl())
                    .setResource(resource)
                    .setRequest(OnceOnly.request(entry.getFullUrl(), resource));
        }
        return transaction;
    }

    static void sign(Provenance provenance, String token) {
        provenance
                .addSignature()
                .addType(new Coding().setSystem(SIGNATURE_TYPE).setCode(AUTHOR))
                .setWhen(provenance.getRecorded())
                .setWho(provenance.getAgentFirstRep().getWho().copy())
                .setSigFormat("application/sd-jwt")
                .setData(token.getBytes(StandardCharsets.US_ASCII));
    }
}
