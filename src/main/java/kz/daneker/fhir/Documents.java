package kz.daneker.fhir;

import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;

/**
 * LEGAL_DOCS: which papers there are, in what state; never the papers. Each field is one DocumentReference: its name is
 * the type ({@code birthCertificate}), its value the description ({@code absent}).
 */
final class Documents {
    private Documents() {}

    static void map(DataCategory category, Fields fields, MessageDraft draft) {
        for (Fields.Fact fact : fields.rest()) {
            DocumentReference document = new DocumentReference()
                    .setStatus(DocumentReferenceStatus.CURRENT)
                    .setType(Systems.text(fact.label()))
                    .setSubject(draft.patientReference())
                    .setDescription(fact.value().asString());
            document.addContent().getAttachment().setTitle(fact.label());
            draft.addSupporting(document, category);
        }
    }
}
