package kz.daneker.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.daneker.accessreport.AccessReportConfiguration;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.alert.AlertConfiguration;
import kz.daneker.anchor.AnchorConfiguration;
import kz.daneker.breakglass.BreakGlassConfiguration;
import kz.daneker.broker.BrokerConfiguration;
import kz.daneker.broker.EmbeddedBroker;
import kz.daneker.console.ConsoleConfiguration;
import kz.daneker.console.ConsoleServer;
import kz.daneker.delivery.DeliveryConfiguration;
import kz.daneker.fhirapi.FhirApiConfiguration;
import kz.daneker.intake.IntakeConfiguration;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.logapi.LogApiConfiguration;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.OfficerConfiguration;
import kz.daneker.recall.RecallConfiguration;
import kz.daneker.referral.ReferralId;
import kz.daneker.register.RegisterConfiguration;
import kz.daneker.store.Database;
import kz.daneker.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A running gateway: HTTPS for agencies, broker, database and audit log, from start to {@link #close}. */
public final class Gateway implements AutoCloseable {
    private final ServletWebServerApplicationContext context;

    private Gateway(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a gateway and returns when it serves.
     *
     * @param overrides settings by name, over {@code config/application.yaml} and the environment, e.g. {@code
     *     server.port=0}
     * @throws StartProblem with the one reason why not
     * @throws kz.daneker.trust.TrustProblem if its keys or certificates cannot be used, production with development
     *     keys included
     */
    public static Gateway start(Site site, Map<String, String> overrides) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        Keyring keyring = Keyring.open(site, agencies, clock, random);
        SpringApplication application = new SpringApplicationBuilder(Wiring.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("site", site);
                    context.getBeanFactory().registerSingleton("clock", clock);
                    context.getBeanFactory().registerSingleton("random", random);
                    context.getBeanFactory().registerSingleton("agencies", agencies);
                    context.getBeanFactory().registerSingleton("keyring", keyring);
                })
                .properties(defaults(site, keyring))
                .logStartupInfo(false)
                .build();
        application.setRegisterShutdownHook(true);
        try {
            return new Gateway((ServletWebServerApplicationContext) application.run(arguments(overrides)));
        } catch (RuntimeException e) {
            throw StartProblem.of(e);
        }
    }

    private static Map<String, Object> defaults(Site site, Keyring keyring) {
        Map<String, Object> defaults = new HashMap<>(keyring.tlsSettings());
        defaults.put("spring.application.name", "daneker");
        defaults.put("spring.main.banner-mode", "off");
        defaults.put("spring.config.additional-location", site.config().toUri().toString());
        // no form is taken here: one that comes is of the wrong media type
        defaults.put("spring.servlet.multipart.enabled", "false");
        // StartProblem says it in one sentence
        defaults.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        // HAPI logs what it refuses with the words of the request; what went wrong is logged by the FHIR door, without
        defaults.put("logging.level.ca.uhn.fhir", "OFF");
        defaults.put("camel.main.name", "daneker");
        defaults.put("camel.main.routes-include-pattern", "classpath:routes/*.camel.yaml");
        defaults.put("camel.main.shutdown-timeout", "20");
        defaults.put("store.folder", site.data().resolve("db").toString());
        defaults.put(
                "daneker.broker.data-directory", site.data().resolve("broker").toString());
        return defaults;
    }

    static String[] arguments(Map<String, String> overrides) {
        return overrides.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** The HTTPS port agencies call, also where the system chose it. */
    public int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** The HTTPS port of the officers' console; -1 without one. */
    public int consolePort() {
        ConsoleServer console = context.getBeanProvider(ConsoleServer.class).getIfAvailable();
        return console == null ? -1 : console.port();
    }

    /** The account a site begins with, at its first start: whoever started it shows the password once, and forgets it. */
    public Optional<NewOfficer> firstOfficer() {
        return context.getBean(Accounts.class).firstOfAll();
    }

    /** The AMQP port of the embedded broker; -1 with an external one. */
    public int amqpPort() {
        EmbeddedBroker broker = context.getBeanProvider(EmbeddedBroker.class).getIfAvailable();
        return broker == null ? -1 : broker.amqpPort();
    }

    /** Whether the gateway can still read what this agency sent under this id; after delivery or withdrawal it cannot. */
    public boolean holds(AgencyId sender, ReferralId id) {
        return context.getBean(ReferralVault.class).holds(context.getBean(Database.class), sender, id);
    }

    /** Waits until somebody ends the process. */
    public void serve() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                ArtemisAutoConfiguration.class,
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                ErrorMvcAutoConfiguration.class
            })
    @Import({
        RulesConfiguration.class,
        RecordsConfiguration.class,
        TrailConfiguration.class,
        RegisteredAgencies.class,
        HealthConfiguration.class,
        WebConfiguration.class,
        BrokerConfiguration.class,
        RegisterConfiguration.class,
        FhirApiConfiguration.class,
        LogApiConfiguration.class,
        BreakGlassConfiguration.class,
        IntakeConfiguration.class,
        DeliveryConfiguration.class,
        RecallConfiguration.class,
        AnchorsOfSite.class,
        AnchorConfiguration.class,
        AlertConfiguration.class,
        AccessReportConfiguration.class,
        OfficerConfiguration.class,
        ConsoleConfiguration.class
    })
    static class Wiring {}
}
