package kz.daneker.logapi;

import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.LogReader;
import kz.daneker.store.Database;
import kz.daneker.witness.Witnessing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the log's door together. */
@Configuration(proxyBeanMethods = false)
@Import(LogApi.class)
public class LogApiConfiguration {
    @Bean
    LogDesk logDesk(
            LogReader log, Witnessing witnessing, AgencyRegister agencies, AuditTrail trail, Database database) {
        return new LogDesk(log, witnessing, agencies, trail, database);
    }
}
