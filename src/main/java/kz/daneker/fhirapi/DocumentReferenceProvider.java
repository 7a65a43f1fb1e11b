package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** {@code /fhir/DocumentReference/{delivery}}: says that a delivery has a summary, and where it can be read. */
public final class DocumentReferenceProvider implements IResourceProvider {
    private final DeliveryReader reader;

    DocumentReferenceProvider(DeliveryReader reader) {
        this.reader = reader;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Read
    public DocumentReference read(@IdParam IdType id, HttpServletRequest request) {
        return describe(Callers.uuid(id), request);
    }

    /** The documents about one delivery's person: one, or none. */
    @Search
    public Bundle search(
            @RequiredParam(name = DocumentReference.SP_PATIENT) ReferenceParam patient, HttpServletRequest request) {
        Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        try {
            UUID id = Callers.uuid(patient.getIdPart());
            found.addEntry()
                    .setFullUrl(Links.base(request) + "/DocumentReference/" + id)
                    .setResource(describe(id, request))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        } catch (Refusal refusal) {
            if (refusal.code() != RefusalCode.NOT_FOUND) {
                throw refusal;
            }
        }
        return found;
    }

    private DocumentReference describe(UUID id, HttpServletRequest request) {
        Delivered delivered = reader.read(id, request);
        Bundle summary = delivered.requireSummary();
        DocumentReference document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setType(new CodeableConcept(new Coding("http://loinc.org", "60591-5", "Patient summary Document")))
                .setSubject(new Reference("Patient/" + id))
                .setSecurityLabel(summary.getMeta().getSecurity().stream()
                        .map(CodeableConcept::new)
                        .toList());
        document.addIdentifier(summary.getIdentifier());
        document.addContent()
                .getAttachment()
                .setContentType("application/fhir+json")
                .setUrl("Patient/" + id + "/$summary")
                .setCreationElement(
                        new DateTimeType(summary.getTimestampElement().getValueAsString()));
        return delivered.named(document);
    }
}
