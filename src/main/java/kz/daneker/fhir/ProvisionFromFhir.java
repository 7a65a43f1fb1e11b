package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentEngine;
import kz.daneker.provision.DataRef;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a Consent; what a rule says beyond what the engine can judge is marked, never dropped. */
final class ProvisionFromFhir {
    private static final Set<String> RECIPIENT_ROLES = Set.of("IRCP", "PRCP");
    private static final Set<String> RELEASE = Set.of("disclose", "access");

    private ProvisionFromFhir() {}

    /**
     * Reads one rule with its exceptions.
     *
     * @throws NotUsable where a rule is untyped or nested too deep
     */
    static Provision read(ProvisionComponent written, String path, int depth) {
        if (depth > ConsentEngine.MAX_DEPTH) {
            throw new NotUsable(ReadConsent.Cause.TOO_DEEP, path);
        }
        ConsentProvisionType type = written.getType();
        if (type == null || type == ConsentProvisionType.NULL) {
            throw new NotUsable(
                    depth == 0 ? ReadConsent.Cause.ROOT_UNTYPED : ReadConsent.Cause.RULE_UNTYPED, path + ".type");
        }
        List<Provision> nested = new ArrayList<>();
        for (int i = 0; i < written.getProvision().size(); i++) {
            nested.add(read(written.getProvision().get(i), path + ".provision[" + i + "]", depth + 1));
        }
        Provision.Type said = type == ConsentProvisionType.PERMIT ? Provision.Type.PERMIT : Provision.Type.DENY;
        return new Provision(said, conditions(written), nested);
    }

    private static Conditions conditions(ProvisionComponent written) {
        boolean understood = !written.hasCode() && releases(written.getAction());
        Set<String> actors = new HashSet<>();
        for (provisionActorComponent actor : written.getActor()) {
            String name = FhirActors.read(actor.getReference());
            understood &= name != null && isRecipient(actor.getRole());
            actors.add(name == null ? "" : name);
        }
        Set<DataRef> data = new HashSet<>();
        for (provisionDataComponent each : written.getData()) {
            DataRef reference = data(each);
            understood &= reference != null;
            if (reference != null) {
                data.add(reference);
            }
        }
        Conditions when = new Conditions(
                actors,
                FhirCodes.purposes(written.getPurpose()),
                FhirCodes.classes(written.getClass_()),
                FhirCodes.labels(written.getSecurityLabel()),
                period(written.hasPeriod(), written.getPeriod()),
                period(written.hasDataPeriod(), written.getDataPeriod()),
                data,
                true);
        return understood ? when : when.notUnderstood();
    }

    private static boolean releases(List<CodeableConcept> actions) {
        return actions.isEmpty()
                || actions.stream()
                        .flatMap(action -> action.getCoding().stream())
                        .map(Coding::getCode)
                        .anyMatch(RELEASE::contains);
    }

    private static boolean isRecipient(CodeableConcept role) {
        return role.isEmpty() || role.getCoding().stream().map(Coding::getCode).anyMatch(RECIPIENT_ROLES::contains);
    }

    private static @Nullable DataRef data(provisionDataComponent written) {
        String reference = FhirActors.read(written.getReference());
        if (reference == null || written.getMeaning() == null) {
            return null;
        }
        return switch (written.getMeaning()) {
            case INSTANCE -> new DataRef(DataRef.Meaning.INSTANCE, reference);
            case RELATED -> new DataRef(DataRef.Meaning.RELATED, reference);
            case DEPENDENTS -> new DataRef(DataRef.Meaning.DEPENDENTS, reference);
            case AUTHOREDBY -> new DataRef(DataRef.Meaning.AUTHOREDBY, reference);
            case NULL -> null;
        };
    }

    private static @Nullable Period period(boolean there, org.hl7.fhir.r4.model.Period written) {
        return there
                ? Period.between(
                        written.getStartElement().getValueAsString(),
                        written.getEndElement().getValueAsString())
                : null;
    }
}
