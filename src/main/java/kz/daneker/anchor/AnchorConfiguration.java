package kz.daneker.anchor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteSigner;
import kz.daneker.store.Database;
import kz.daneker.trust.TimeStampAuthority;
import kz.daneker.trust.TimeStampRoots;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean the anchor route names, and what the operator watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnchorSettings.class)
public class AnchorConfiguration {
    @Bean
    AnchorLedger anchorLedger() {
        return new AnchorLedger();
    }

    @Bean
    AnchorClock anchorClock(
            Database database,
            AnchorLedger anchors,
            AuditTrail trail,
            LogReader log,
            NoteSigner signer,
            TimeStampAuthority authority,
            TimeStampRoots roots,
            AnchorFolder folder,
            AnchorSettings settings,
            Clock clock) {
        Stamping stamping = new Stamping(authority, roots, clock);
        return new AnchorClock(
                database, anchors, trail, log, signer.verifier(), stamping, folder, settings.tryAgain(), clock);
    }

    @Bean
    MeterBinder anchorMeters(Database database, AnchorLedger anchors, Clock clock) {
        return registry -> Gauge.builder(
                        "daneker.anchor.hours-owed",
                        () -> database.read(connection -> anchors.standing(connection, clock.instant()))
                                .hoursOwed())
                .description("hours whose checkpoint nobody time-stamped yet")
                .register(registry);
    }
}
