package kz.daneker.clinic;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A clinic's FHIR server. Settings are system properties: {@code clinic.database} (path of the H2 file),
 * {@code clinic.port}, {@code clinic.keys} and {@code clinic.trusted} (PKCS#12 files), {@code clinic.password} of both,
 * and {@code clinic.bearer}, the file that names the access tokens in force; without it a client certificate is enough.
 */
public final class ClinicServer {
    private static final List<String> TYPES = List.of(
            "Patient", "RelatedPerson", "Practitioner", "PractitionerRole", "Organization", "Bundle", "Binary",
            "Composition", "Task", "ServiceRequest", "MessageHeader", "Consent", "Provenance", "AllergyIntolerance",
            "Condition", "MedicationStatement", "MedicationRequest", "Medication", "Immunization", "Observation",
            "DiagnosticReport", "Procedure", "DeviceUseStatement", "Device", "Specimen", "Flag", "CarePlan",
            "Encounter", "DocumentReference", "SearchParameter");

    private ClinicServer() {}

    public static void main(String[] arguments) throws Exception {
        AnnotationConfigApplicationContext store = new AnnotationConfigApplicationContext(ClinicStore.class);
        store.getBean(DaoRegistry.class).setSupportedResourceTypes(TYPES);
        RestfulServer fhir = new RestfulServer(store.getBean(FhirContext.class));
        fhir.registerProviders(store.getBean("myResourceProvidersR4", ResourceProviderFactory.class)
                .createProviders());
        fhir.registerProvider(store.getBean(JpaSystemProvider.class));
        String bearer = System.getProperty("clinic.bearer");
        if (bearer != null) {
            fhir.registerInterceptor(new BearerCheck(Path.of(bearer)));
        }

        Server jetty = new Server();
        jetty.addConnector(connector(jetty));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(fhir), "/fhir/*");
        jetty.setHandler(context);
        jetty.start();
        System.out.println("clinic serves");
        jetty.join();
    }

    private static ServerConnector connector(Server jetty) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(System.getProperty("clinic.keys"));
        tls.setKeyStorePassword(System.getProperty("clinic.password"));
        tls.setTrustStorePath(System.getProperty("clinic.trusted"));
        tls.setTrustStorePassword(System.getProperty("clinic.password"));
        tls.setNeedClientAuth(true);
        tls.setIncludeProtocols("TLSv1.3");
        tls.setSniRequired(false);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                jetty, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.getInteger("clinic.port"));
        return connector;
    }
}
