package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** {@code GET /fhir/metadata}: what the providers here can do, read off them, and no more. */
public final class Metadata {
    private static final String SECURITY =
            "Mutual TLS with the agency's registered certificate. Bodies carry the agency's detached JWS in the header "
                    + SignedBody.SIGNATURE + ".";

    private static final String PROCESS_MESSAGE =
            "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message";

    private final List<IResourceProvider> providers;

    Metadata(List<IResourceProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** A new one each time: HAPI may change what it is given. */
    @ca.uhn.fhir.rest.annotation.Metadata
    public CapabilityStatement statement() {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDateElement(new DateTimeType("2026-11-22"))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json");
        statement.getImplementation().setDescription("Daneker, interagency referral gateway");
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity().setDescription(SECURITY);
        rest.addOperation().setName("process-message").setDefinition(PROCESS_MESSAGE);
        Map<String, CapabilityStatementRestResourceComponent> resources = new LinkedHashMap<>();
        providers.forEach(provider -> Capabilities.describe(
                provider,
                resources.computeIfAbsent(
                        FhirR4.context().getResourceType(provider.getResourceType()),
                        type -> rest.addResource().setType(type))));
        return statement;
    }
}
