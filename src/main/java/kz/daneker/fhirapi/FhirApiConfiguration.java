package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Clock;
import java.util.List;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.delivery.Rereading;
import kz.daneker.delivery.TaskDesk;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.intake.IntakeDoor;
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
    AuditEventProvider auditEventProvider(Inquiry inquiry, AgencyRegister agencies) {
        return new AuditEventProvider(inquiry, agencies);
    }

    @Bean
    TaskSearch taskSearch(TaskDesk desk) {
        return new TaskSearch(desk);
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
    TaskReading taskReading(TaskDesk desk) {
        return new TaskReading(desk);
    }

    @Bean
    TaskWriting taskWriting(TaskDesk desk) {
        return new TaskWriting(desk);
    }

    @Bean
    StatusEvent statusEvent(TaskDesk desk) {
        return new StatusEvent(desk);
    }

    @Bean
    ReferralEvent referralEvent(IntakeDoor door, TaskDesk tasks, Clock clock) {
        return new ReferralEvent(door, tasks, clock);
    }

    @Bean
    Rejections rejections(AuditTrail trail, Database database) {
        return new Rejections(trail, database);
    }

    @Bean
    ProcessMessage processMessage(List<MessageEvent> events, Problems problems, Rejections rejections, Clock clock) {
        return new ProcessMessage(events, problems, rejections, clock);
    }

    @Bean
    ServletRegistrationBean<FhirDoor> fhirDoor(
            List<IResourceProvider> providers,
            ProcessMessage messages,
            WordKeys keys,
            Problems problems,
            Rejections rejections) {
        ServletRegistrationBean<FhirDoor> door =
                new ServletRegistrationBean<>(new FhirDoor(providers, messages, keys, problems, rejections), "/fhir/*");
        door.setLoadOnStartup(1); // what it cannot serve with, it says at the start
        return door;
    }
}
