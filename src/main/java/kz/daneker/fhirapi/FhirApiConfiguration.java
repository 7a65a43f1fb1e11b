package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import kz.daneker.audit.AuditTrail;
import kz.daneker.delivery.Rereading;
import kz.daneker.register.FhirConsentDesk;
import kz.daneker.register.FhirConsentView;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;
import kz.daneker.web.Problems;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code /fhir} and its resource providers. */
@Configuration(proxyBeanMethods = false)
public class FhirApiConfiguration {
    @Bean
    ConsentProvider consentProvider(FhirConsentDesk desk, FhirConsentView view) {
        return new ConsentProvider(desk, view);
    }

    @Bean
    DeliveryReader deliveryReader(Rereading rereading) {
        return new DeliveryReader(rereading);
    }

    @Bean
    BundleProvider bundleProvider(DeliveryReader reader) {
        return new BundleProvider(reader);
    }

    @Bean
    ServiceRequestProvider serviceRequestProvider(DeliveryReader reader) {
        return new ServiceRequestProvider(reader);
    }

    @Bean
    PatientProvider patientProvider(DeliveryReader reader) {
        return new PatientProvider(reader);
    }

    @Bean
    DocumentReferenceProvider documentReferenceProvider(DeliveryReader reader) {
        return new DocumentReferenceProvider(reader);
    }

    @Bean
    ServletRegistrationBean<FhirDoor> fhirDoor(
            List<IResourceProvider> providers, WordKeys keys, Problems problems, AuditTrail trail, Database database) {
        ServletRegistrationBean<FhirDoor> door = new ServletRegistrationBean<>(
                new FhirDoor(providers, keys, problems, new Rejections(trail, database)), "/fhir/*");
        door.setLoadOnStartup(1); // what it cannot serve with, it says at the start
        return door;
    }
}
