package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;

/** {@code /fhir/ServiceRequest/{delivery}}: what a delivery asks its reader to do. */
public final class ServiceRequestProvider implements IResourceProvider {
    private final DeliveryReader reader;

    ServiceRequestProvider(DeliveryReader reader) {
        this.reader = reader;
    }

    @Override
    public Class<ServiceRequest> getResourceType() {
        return ServiceRequest.class;
    }

    @Read
    public ServiceRequest read(@IdParam IdType id, HttpServletRequest request) {
        return reader.read(id, request).alone(ServiceRequest.class);
    }
}
