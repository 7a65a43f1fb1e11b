package kz.daneker.fhir;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Period;
import kz.daneker.provision.Projection;
import kz.daneker.referral.ConsentRecord.Capacity;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes consents as FHIR R4: whole for the agency that collected one, a projection for everyone else. Base R4, not a PCF
 * profile: data categories stand in {@code class}, which PCF forbids.
 */
public final class ConsentToFhir {
    private static final String CONSENT = "urn:daneker:consent";

    private ConsentToFhir() {}

    /**
     * The whole consent. MUST go to nobody but the agency that collected it and the person: a deny tells what happened.
     *
     * @return JSON
     * @throws IllegalStateException for a consent with conditions this gateway did not understand; hand back the original
     */
    public static String whole(ConsentDirective directive) {
        Consent consent = frame(directive);
        Instant signed = directive.signedAt();
        if (signed != null) {
            consent.setDateTimeElement(new DateTimeType(new Period(signed, null).startText()));
        }
        consent.addPerformer(performer(directive));
        if (directive.grantor().capacity() != Capacity.SELF) {
            consent.addExtension(ConsentAssent.write(directive.grantor().assent()));
        }
        consent.setSource(new Reference()
                .setType("DocumentReference")
                .setIdentifier(new Identifier().setSystem(CONSENT).setValue(directive.id())));
        return json(consent);
    }

    /**
     * What of the consent concerns one recipient; see {@link Projection}.
     *
     * @param recipient id of the agency that will read it
     * @return JSON; empty where nothing of it concerns this recipient today: answer as if there were no consent
     */
    public static Optional<String> projection(
            Projection projection,
            ConsentDirective directive,
            Collection<ConsentDirective> onFile,
            Patient patient,
            String recipient,
            Instant at) {
        return projection
                .of(directive, onFile, patient, recipient, at)
                .map(projected -> json(ConsentFrame.subsetted(frame(projected))));
    }

    private static Consent frame(ConsentDirective directive) {
        Consent consent =
                ConsentFrame.of(ConsentState.fromCode(directive.status().code()));
        consent.addIdentifier().setSystem(CONSENT).setValue(directive.id());
        consent.setPatient(FhirActors.write(directive.patient(), "Patient"));
        consent.addOrganization(new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Systems.URI).setValue(Systems.GATEWAY)));
        consent.setProvision(ProvisionToFhir.write(directive.root()));
        return consent;
    }

    /** Patient, relative or guardianship authority; who exactly stays in the register. */
    private static Reference performer(ConsentDirective directive) {
        Grantor grantor = directive.grantor();
        Identifier register = new Identifier().setSystem(CONSENT + ":performer").setValue(directive.id());
        return switch (grantor.capacity()) {
            case SELF -> FhirActors.write(directive.patient(), "Patient");
            case GUARDIANSHIP_AUTHORITY ->
                new Reference().setType("Organization").setIdentifier(register);
            case PARENT, GUARDIAN, CURATOR ->
                new Reference().setType("RelatedPerson").setIdentifier(register);
        };
    }

    private static String json(Consent consent) {
        return FhirR4.context().newJsonParser().encodeResourceToString(consent);
    }
}
