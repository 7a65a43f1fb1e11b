package kz.daneker.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * How a resource is asked to be stored once, however often it is sent: created if none bears its identifier; a type that
 * knows no identifier is put under the id it has here.
 */
final class OnceOnly {
    /** Known to the clinic by a number of their own, whoever sends them; all else is known by its entry's name alone. */
    private static final Set<ResourceType> KNOWN_BY_NUMBER =
            Set.of(ResourceType.Patient, ResourceType.Organization, ResourceType.Practitioner, ResourceType.Bundle);

    private static final String ELEMENT = "identifier";
    private static final String URN = "urn:uuid:";

    private OnceOnly() {}

    /** @param resource gets its entry's name as an identifier where it has none to be found by */
    static BundleEntryRequestComponent request(String fullUrl, Resource resource) {
        String type = resource.fhirType();
        BundleEntryRequestComponent request = new BundleEntryRequestComponent();
        Property identifiers = resource.getNamedProperty(ELEMENT);
        if (identifiers == null) {
            String id = fullUrl.substring(URN.length());
            resource.setId(id);
            return request.setMethod(HTTPVerb.PUT).setUrl(type + "/" + id);
        }
        Identifier known = number(resource.getResourceType(), identifiers).orElseGet(() -> named(resource, fullUrl));
        return request.setMethod(HTTPVerb.POST)
                .setUrl(type)
                .setIfNoneExist(ELEMENT + "=" + part(known.getSystem()) + "%7C" + part(known.getValue()));
    }

    private static Optional<Identifier> number(ResourceType type, Property identifiers) {
        return identifiers.getValues().stream()
                .map(Identifier.class::cast)
                .filter(number -> KNOWN_BY_NUMBER.contains(type) && number.hasSystem() && number.hasValue())
                .findFirst();
    }

    private static Identifier named(Base resource, String fullUrl) {
        Identifier name = new Identifier().setSystem(Systems.URI).setValue(fullUrl);
        resource.setProperty(ELEMENT, name);
        return name;
    }

    /** Escaped twice: for the token of a FHIR search, then for a query. */
    private static String part(String text) {
        String token = text.replaceAll("([\\\\|,$])", "\\\\$1");
        return URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
