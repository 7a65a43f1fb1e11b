package kz.daneker.fhir;

import java.util.List;
import kz.daneker.consent.Release;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Where the message comes from: the visible sender's words, assembled by the gateway. */
final class Origin {
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private Origin() {}

    /** Recorded when the referral was made, not now: a retry must yield the same bytes. */
    static void write(MessageDraft draft, List<Reference> targets, Reference sender) {
        Release release = draft.release();
        Provenance provenance = new Provenance()
                .setRecordedElement(Times.instant(release.terms().createdAt()));
        targets.forEach(provenance::addTarget);
        provenance.addReason().addCoding(Purposes.coding(release.terms().purpose()));
        provenance.addAgent().setType(Systems.concept(PARTICIPANT, "author")).setWho(sender.copy());
        provenance
                .addAgent()
                .setType(Systems.concept(PARTICIPANT, "assembler"))
                .getWho()
                .getIdentifier()
                .setSystem(Systems.URI)
                .setValue(Systems.GATEWAY);
        provenance
                .addEntity()
                .setRole(Provenance.ProvenanceEntityRole.DERIVATION)
                .getWhat()
                .setIdentifier(Requests.uuid(release.terms().referralId()));
        draft.add(provenance);
    }
}
