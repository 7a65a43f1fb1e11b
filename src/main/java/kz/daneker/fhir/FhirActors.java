package kz.daneker.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Who a reference means, as the consent engine writes it: agencies of the exchange by their id, kinds of agency as
 * {@code type:CLINIC}, everyone else as the reference or identifier is written.
 */
final class FhirActors {
    private static final String KIND = "type:";
    private static final String KIND_SYSTEM = "urn:daneker:agency-type";

    private FhirActors() {}

    /** Null where the reference names nobody. */
    static @Nullable String read(Reference reference) {
        if (reference.getResource() instanceof Organization organization) {
            String contained = ofIdentifiers(organization.getIdentifier());
            if (contained != null) {
                return contained;
            }
        }
        if (reference.hasReference()) {
            return agencyOr(reference.getReference());
        }
        return reference.hasIdentifier() ? ofIdentifiers(List.of(reference.getIdentifier())) : null;
    }

    static Reference write(String actor, String type) {
        if (actor.startsWith(KIND)) {
            return identified(KIND_SYSTEM, actor.substring(KIND.length()), "Organization");
        }
        int bar = actor.lastIndexOf('|');
        if (bar > 0) {
            return identified(actor.substring(0, bar), actor.substring(bar + 1), type);
        }
        return actor.indexOf('/') > 0
                ? new Reference(actor)
                : identified(Systems.URI, Systems.AGENCY + actor, "Organization");
    }

    private static Reference identified(String system, String value, String type) {
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }

    private static @Nullable String ofIdentifiers(List<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            if (!identifier.hasValue()) {
                continue;
            }
            if (KIND_SYSTEM.equals(identifier.getSystem())) {
                return KIND + identifier.getValue();
            }
            return Systems.URI.equals(identifier.getSystem())
                    ? agencyOr(identifier.getValue())
                    : identifier.getSystem() + "|" + identifier.getValue();
        }
        return null;
    }

    /** A word that could be taken for a kind is no name of anyone. */
    private static @Nullable String agencyOr(String name) {
        if (name.startsWith(Systems.AGENCY)) {
            return name.substring(Systems.AGENCY.length());
        }
        return name.startsWith(KIND) || name.isBlank() ? null : name;
    }
}
