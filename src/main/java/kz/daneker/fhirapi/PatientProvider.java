package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fhir/Patient/{delivery}}: the person as one delivery shows it, and its summary. There is no search for people:
 * whoever was not told of somebody cannot ask whether they are known.
 *
 * @see <a href="https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html">IPS $summary</a>
 */
public final class PatientProvider implements IResourceProvider {
    private static final String URN_UUID = "urn:uuid:";

    private final DeliveryReader reader;

    PatientProvider(DeliveryReader reader) {
        this.reader = reader;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Read
    public Patient read(@IdParam IdType id, HttpServletRequest request) {
        return reader.read(id, request).alone(Patient.class);
    }

    /** The International Patient Summary that was released with the delivery. */
    @Operation(name = "$summary", idempotent = true)
    public Bundle summary(@IdParam IdType id, HttpServletRequest request) {
        return reader.read(id, request).requireSummary();
    }

    /**
     * The same by identifier.
     *
     * @param identifier of the delivery, {@code urn:ietf:rfc:3986|urn:uuid:0f0f0f0f-…}; no other is looked up
     */
    @Operation(name = "$summary", idempotent = true)
    public Bundle summaryByIdentifier(
            @OperationParam(name = "identifier") @Nullable TokenParam identifier, HttpServletRequest request) {
        if (identifier == null || !identifier.getValue().startsWith(URN_UUID)) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
        return reader.read(Callers.uuid(identifier.getValue().substring(URN_UUID.length())), request)
                .requireSummary();
    }
}
