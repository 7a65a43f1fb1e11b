package kz.daneker.gateway;

import kz.daneker.audit.Sequencer;
import kz.daneker.broker.BrokerConnection;
import kz.daneker.store.Database;
import kz.daneker.witness.WitnessStanding;
import kz.daneker.witness.Witnessing;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Up means it can take and deliver a referral and prove it, not merely that a process runs. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    HealthIndicator databaseHealth(Database database) {
        return () -> {
            database.ping();
            return Health.up().build();
        };
    }

    @Bean
    HealthIndicator brokerHealth(BrokerConnection broker) {
        return () -> {
            try {
                broker.ping();
                return Health.up().build();
            } catch (IllegalStateException away) {
                return Health.down().build();
            }
        };
    }

    @Bean
    HealthIndicator auditLogHealth(Sequencer sequencer) {
        return () -> sequencer
                .trouble()
                .map(why -> Health.down().build())
                .orElseGet(() -> Health.up().build());
    }

    /** A witness that is away is no illness; one that contradicts means somebody rewrote the log. */
    @Bean
    HealthIndicator witnessHealth(Witnessing witnessing) {
        return () -> witnessing.standings().stream().anyMatch(WitnessStanding::contradicts)
                ? Health.down().build()
                : Health.up().build();
    }
}
