package kz.daneker.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Sequencer;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;
import kz.daneker.witness.Witnessing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans the alert routes name, what the console asks, and what the operator watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
public class AlertConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 64 * 1024;

    @Bean
    AlertBook alertBook(Database database, AuditTrail trail, Clock clock) {
        return new AlertBook(database, trail, clock);
    }

    @Bean
    AlertChannels alertChannels(AlertSettings settings, GatewayKeys keys) {
        List<AlertChannel> channels = new ArrayList<>();
        if (!settings.webhook().isEmpty()) {
            // whoever listens is of the public web or the site's own: trusted as the JDK does, and asked for nothing
            HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            BoundedExchange https = new BoundedExchange(http, PATIENCE, LARGEST_ANSWER);
            channels.add(new WebhookChannel(URI.create(settings.webhook()), https, keys.seal()));
        }
        if (settings.mail().isSet()) {
            channels.add(new MailChannel(settings.mail()));
        }
        return new AlertChannels(channels);
    }

    @Bean
    AlertClock alertClock(
            Database database,
            AuditTrail trail,
            TrustStore trust,
            Sequencer sequencer,
            Witnessing witnesses,
            AlertChannels channels,
            AlertSettings settings,
            Clock clock) {
        return new AlertClock(
                database,
                new AlertLedger(),
                new NoticeLedger(),
                trail,
                new Watches(database, trust, settings).table(sequencer::trouble, witnesses::standings),
                channels.names(),
                settings.settle(),
                clock);
    }

    @Bean
    AlertCourier alertCourier(Database database, AlertChannels channels, Clock clock) {
        return new AlertCourier(database, new AlertLedger(), new NoticeLedger(), channels.all(), clock);
    }

    @Bean
    MeterBinder alertMeters(Database database, AlertBook alerts) {
        return registry -> {
            Gauge.builder("daneker.alerts.open", () -> alerts.open().size())
                    .description("alerts nobody has closed yet, 500 at most")
                    .register(registry);
            Gauge.builder("daneker.alerts.untold", () -> database.read(new NoticeLedger()::untold))
                    .description("notices of alerts that could not be sent yet")
                    .register(registry);
        };
    }

    /** Which ways outside this site has. */
    record AlertChannels(List<AlertChannel> all) {
        AlertChannels {
            all = List.copyOf(all);
        }

        List<String> names() {
            return all.stream().map(AlertChannel::name).toList();
        }
    }
}
