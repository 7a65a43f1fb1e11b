package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** {@code /fhir/Bundle/{delivery}}: the message as it was released to the reader. */
public final class BundleProvider implements IResourceProvider {
    private final DeliveryReader reader;

    BundleProvider(DeliveryReader reader) {
        this.reader = reader;
    }

    @Override
    public Class<Bundle> getResourceType() {
        return Bundle.class;
    }

    @Read
    public Bundle read(@IdParam IdType id, HttpServletRequest request) {
        return reader.read(id, request).message();
    }
}
