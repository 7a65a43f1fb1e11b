package kz.daneker.fhir;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.DataRef;
import kz.daneker.provision.Provision;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/** Writes the rules of a consent; the same rules always give the same bytes. */
final class ProvisionToFhir {
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private ProvisionToFhir() {}

    /** @throws IllegalStateException for a condition that was not understood on the way in and cannot be written back */
    static ProvisionComponent write(Provision rule) {
        Conditions when = rule.when();
        if (!when.understood()) {
            throw new IllegalStateException("a rule must be understood to be written");
        }
        ProvisionComponent written = new ProvisionComponent()
                .setType(
                        rule.type() == Provision.Type.PERMIT ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY);
        if (when.period() != null) {
            written.setPeriod(period(when.period()));
        }
        if (when.dataPeriod() != null) {
            written.setDataPeriod(period(when.dataPeriod()));
        }
        for (String actor : sorted(when.actors())) {
            written.addActor()
                    .setRole(Systems.concept(ROLES, "IRCP"))
                    .setReference(FhirActors.write(actor, "Organization"));
        }
        sorted(when.purposes()).forEach(code -> written.addPurpose(FhirCodes.purpose(code)));
        sorted(when.classes()).forEach(code -> written.addClass_(FhirCodes.category(code)));
        sorted(when.labels()).forEach(code -> written.addSecurityLabel(FhirCodes.label(code)));
        when.data().stream()
                .sorted(Comparator.comparing(DataRef::toString))
                .forEach(each -> written.addData()
                        .setMeaning(ConsentDataMeaning.fromCode(each.meaning().code()))
                        .setReference(FhirActors.write(each.reference(), "Organization")));
        rule.nested().forEach(nested -> written.addProvision(write(nested)));
        return written;
    }

    private static Period period(kz.daneker.provision.Period period) {
        Period written = new Period();
        if (period.startText() != null) {
            written.setStartElement(new DateTimeType(period.startText()));
        }
        if (period.endText() != null) {
            written.setEndElement(new DateTimeType(period.endText()));
        }
        return written;
    }

    private static Set<String> sorted(Set<String> codes) {
        return new TreeSet<>(codes);
    }
}
