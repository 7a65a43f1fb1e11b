package kz.daneker.breakglass;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.broker.SignedWordQueue;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.Outbox;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The door for emergencies, and the pages of those who approve and review. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BreakGlassSettings.class)
@Import(BreakGlassApi.class)
public class BreakGlassConfiguration {
    /** Nobody has to say anything to a notice. */
    private static final int LARGEST_ANSWER = 4 * 1024;

    @Bean
    ApprovalLedger approvalLedger() {
        return new ApprovalLedger();
    }

    @Bean
    ReviewLedger reviewLedger() {
        return new ReviewLedger();
    }

    @Bean
    NoticeLedger noticeLedger() {
        return new NoticeLedger();
    }

    /** Refuses to start where an appointed reviewer is not in the register: nobody would be told. */
    @Bean
    OfficersNotice officersNotice(
            Database database,
            NoticeLedger notices,
            Outbox outbox,
            BreakGlassSettings settings,
            AgencyRegister agencies,
            GatewayKeys gateway,
            SignedWordQueue queue,
            HttpClient http,
            @Value("${daneker.delivery.push-patience:20s}") Duration patience,
            Clock clock) {
        settings.requireRegistered(agencies);
        BoundedExchange https = new BoundedExchange(http, patience, LARGEST_ANSWER);
        return new OfficersNotice(
                database, notices, outbox, settings.appointed(), agencies, gateway.seal(), queue, https, clock);
    }

    @Bean
    AuthorKeys authorKeys(TrustStore trust, Clock clock) {
        return new AuthorKeys(trust, clock);
    }

    @Bean
    BreakGlassDoor breakGlassDoor(
            Database database,
            ApprovalLedger approvals,
            ReviewLedger reviews,
            AgencyRegister agencies,
            AuthorKeys keys,
            OfficersNotice notice,
            EvidenceSeal evidence,
            AuditTrail trail,
            BreakGlassSettings settings,
            Clock clock) {
        ApprovalFinder finder = new ApprovalFinder(approvals, keys, evidence, clock);
        return new BreakGlassDoor(
                database,
                approvals,
                reviews,
                finder,
                agencies,
                notice,
                evidence,
                trail,
                settings.reviewWithin(),
                clock);
    }

    @Bean
    ApprovalDesk approvalDesk(
            Database database,
            ApprovalLedger approvals,
            ReviewLedger reviews,
            AgencyRegister agencies,
            AuthorKeys keys,
            EvidenceSeal evidence,
            AuditTrail trail,
            GatewayKeys gateway,
            Clock clock) {
        return new ApprovalDesk(
                database,
                approvals,
                new OverdueReviews(reviews),
                new ApprovalRules(agencies),
                keys,
                evidence,
                trail,
                gateway.seal(),
                clock);
    }

    @Bean
    ReviewDesk reviewDesk(
            Database database,
            ReviewLedger reviews,
            NoticeLedger notices,
            BreakGlassSettings settings,
            AuthorKeys keys,
            EvidenceSeal evidence,
            AuditTrail trail,
            Clock clock) {
        return new ReviewDesk(database, reviews, notices, settings.appointed(), keys, evidence, trail, clock);
    }

    @Bean
    EmergencyBook emergencyBook(Database database, ApprovalLedger approvals, ReviewLedger reviews, Clock clock) {
        return new EmergencyBook(database, approvals, reviews, clock);
    }

    @Bean
    ReviewClock reviewClock(Database database, ReviewLedger reviews, AuditTrail trail, Clock clock) {
        return new ReviewClock(database, reviews, trail, clock);
    }

    @Bean
    MeterBinder breakGlassMeters(ReviewClock reviews, Database database, NoticeLedger notices) {
        return registry -> {
            Gauge.builder("daneker.break-glass.notices.untold", () -> database.read(notices::untold))
                    .description("notices of a break-glass that no reviewer has got yet")
                    .register(registry);
            Gauge.builder("daneker.break-glass.reviews.open", reviews, ReviewClock::open)
                    .description("break-glass releases that wait for their review")
                    .register(registry);
            Gauge.builder("daneker.break-glass.reviews.overdue", reviews, ReviewClock::overdue)
                    .description("break-glass releases whose review is overdue")
                    .register(registry);
        };
    }
}
