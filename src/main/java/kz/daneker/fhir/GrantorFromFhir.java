package kz.daneker.fhir;

import java.util.List;
import java.util.Set;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.provision.Period;
import kz.daneker.referral.ConsentRecord.Capacity;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** Reads who gave a Consent: the patient, a relative or guardian, or the guardianship authority. */
final class GrantorFromFhir {
    private static final Set<String> PARENTS =
            Set.of("PRN", "MTH", "FTH", "NMTH", "NFTH", "ADOPTP", "ADOPTM", "ADOPTF");

    private final Guardianship guardianship;

    GrantorFromFhir(Guardianship guardianship) {
        this.guardianship = guardianship;
    }

    /**
     * Who speaks: where several signed, the one who is not the patient, since it is that right which must be proven.
     *
     * @throws NotUsable where nobody is named
     */
    Grantor read(Consent consent, String patient) {
        List<Reference> performers = consent.getPerformer();
        Assent assent = ConsentAssent.read(consent);
        @Nullable Reference other = null;
        boolean named = false;
        for (Reference performer : performers) {
            String name = FhirActors.read(performer);
            named |= name != null;
            other = other == null && name != null && !name.equals(patient) ? performer : other;
        }
        if (!named) {
            throw new NotUsable(ReadConsent.Cause.PERFORMER_MISSING, "Consent.performer");
        }
        return other == null ? Grantor.self() : onBehalf(other, patient, assent);
    }

    private Grantor onBehalf(Reference performer, String patient, Assent assent) {
        String name = String.valueOf(FhirActors.read(performer));
        Proof proof = guardianship.of(name, patient);
        Period holds = null;
        if (performer.getResource() instanceof RelatedPerson relative && relative.hasPeriod()) {
            holds = Period.between(
                    relative.getPeriod().getStartElement().getValueAsString(),
                    relative.getPeriod().getEndElement().getValueAsString());
        }
        return new Grantor(capacity(performer), proof, holds, false, assent, false);
    }

    private static Capacity capacity(Reference performer) {
        boolean office = performer.getResource() instanceof Organization
                || "Organization".equals(performer.getType())
                || (performer.hasReference() && performer.getReference().startsWith("Organization/"));
        if (office) {
            return Capacity.GUARDIANSHIP_AUTHORITY;
        }
        boolean parent = performer.getResource() instanceof RelatedPerson relative
                && relative.getRelationship().stream()
                        .flatMap(relation -> relation.getCoding().stream())
                        .map(Coding::getCode)
                        .anyMatch(PARENTS::contains);
        return parent ? Capacity.PARENT : Capacity.GUARDIAN;
    }
}
