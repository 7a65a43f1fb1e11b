package kz.daneker.console;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import kz.daneker.accessreport.AccessReports;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.alert.AlertBook;
import kz.daneker.anchor.AnchorLedger;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.LogCheck;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.Sequencer;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.breakglass.EmergencyBook;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.inquiry.SavedQuestions;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.Requests;
import kz.daneker.officer.SignIn;
import kz.daneker.paper.PersonReportPaper;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.rules.RulesForecast;
import kz.daneker.rules.RulesHistory;
import kz.daneker.signing.ClientAssertions;
import kz.daneker.store.Database;
import kz.daneker.trust.TrustStore;
import kz.daneker.witness.Witnessing;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The console in an application context of its own, on a connector of its own: no filter, handler or setting of the
 * agencies' doors reaches it, nor any of its own theirs. What it may use of the gateway is lent by name.
 */
public final class ConsoleServer implements SmartLifecycle {
    private static final List<Class<?>> LENT = List.of(
            AccessReports.class,
            Accounts.class,
            AgencyRegister.class,
            AlertBook.class,
            AnchorLedger.class,
            AuditTrail.class,
            ClientAssertions.class,
            Clock.class,
            Database.class,
            EmergencyBook.class,
            Inquiry.class,
            LogCheck.class,
            LogReader.class,
            PersonReportPaper.class,
            RefusalTexts.class,
            Requests.class,
            RulesForecast.class,
            RulesHistory.class,
            Sequencer.class,
            SavedQuestions.class,
            SignIn.class,
            SslBundles.class,
            TrustStore.class,
            WitnessPolicy.class,
            Witnessing.class);

    private final ListableBeanFactory gateway;
    private final ConsoleSettings settings;
    private @Nullable AnnotationConfigServletWebServerApplicationContext context;

    ConsoleServer(ListableBeanFactory gateway, ConsoleSettings settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    @Override
    public void start() {
        AnnotationConfigServletWebServerApplicationContext console =
                new AnnotationConfigServletWebServerApplicationContext();
        console.setDisplayName("console");
        console.setServerNamespace("console");
        console.getBeanFactory().registerSingleton(ConsoleSettings.class.getName(), settings);
        LENT.forEach(type -> console.getBeanFactory().registerSingleton(type.getName(), gateway.getBean(type)));
        console.register(ConsoleWeb.class, ConsoleSecurity.class);
        if (settings.oidc().configured()) {
            console.register(OidcSignIn.class);
        }
        console.refresh();
        context = console;
    }

    /** The port officers' browsers connect to, also where the system chose it. */
    public int port() {
        return Objects.requireNonNull(Objects.requireNonNull(context).getWebServer())
                .getPort();
    }

    @Override
    public void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @Override
    public boolean isRunning() {
        return context != null;
    }
}
