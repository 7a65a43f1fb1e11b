package kz.daneker.recall;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.broker.SignedWordQueue;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans the recall routes name, the page recipients answer on, and what the officer watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecallSettings.class)
@Import(RecallApi.class)
public class RecallConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RecallConfiguration.class);
    private static final int SOON = 60;

    @Bean
    RecallLedger recallLedger() {
        return new RecallLedger();
    }

    @Bean
    Recalls recalls(
            RecallLedger recalls,
            DeliveryLedger deliveries,
            Outbox outbox,
            AuditTrail trail,
            AgencyRegister agencies,
            GatewayKeys keys,
            RecallSettings settings,
            WorkingDays calendar,
            Clock clock) {
        LocalDate today = RecallDays.of(clock.instant());
        if (calendar.until().isBefore(today.plusDays(SOON))) {
            LOG.warn("config/holidays.yaml ends on {}: add the next year", calendar.until());
        }
        return new Recalls(recalls, deliveries, outbox, trail, agencies, keys.seal(), settings, calendar, clock);
    }

    @Bean
    RecallDesk recallDesk(
            Database database,
            RecallLedger recalls,
            ReferralVault vault,
            AuditTrail trail,
            TrustStore trust,
            Clock clock) {
        return new RecallDesk(database, recalls, vault.referrals(), trail, trust, clock);
    }

    @Bean
    RecallCourier recallCourier(
            Database database,
            RecallLedger recalls,
            AgencyRegister agencies,
            RecallDesk desk,
            SignedWordQueue queue,
            HttpClient http,
            @Value("${daneker.delivery.push-patience:20s}") Duration patience) {
        BoundedExchange https = new BoundedExchange(http, patience, RecallCourier.LARGEST_ANSWER);
        return new RecallCourier(database, recalls, agencies, desk, queue, https);
    }

    @Bean
    RecallClock recallClock(
            Database database,
            RecallLedger recalls,
            ReferralVault vault,
            Recalls raised,
            AuditTrail trail,
            RecallSettings settings,
            Clock clock) {
        return new RecallClock(database, recalls, vault.referrals(), raised, trail, settings, clock);
    }

    @Bean
    OpenRecallsEndpoint openRecallsEndpoint(Database database, RecallLedger recalls, Clock clock) {
        return new OpenRecallsEndpoint(database, recalls, clock);
    }

    @Bean
    MeterBinder recallMeters(Database database, RecallLedger recalls, WorkingDays calendar, Clock clock) {
        return registry -> {
            Gauge.builder(
                            "daneker.recalls.holidays.days-left",
                            () -> ChronoUnit.DAYS.between(RecallDays.of(clock.instant()), calendar.until()))
                    .description("days until config/holidays.yaml ends")
                    .register(registry);
            Gauge.builder(
                            "daneker.recalls.open",
                            () -> count(database, recalls, clock).open())
                    .description("recalls nobody has answered yet")
                    .register(registry);
            Gauge.builder(
                            "daneker.recalls.overdue",
                            () -> count(database, recalls, clock).overdue())
                    .description("recalls whose answer is overdue")
                    .register(registry);
        };
    }

    private static RecallLedger.Count count(Database database, RecallLedger recalls, Clock clock) {
        return database.read(connection -> recalls.count(connection, clock.instant()));
    }
}
