package kz.daneker.officer;

import java.security.SecureRandom;
import java.time.Clock;
import kz.daneker.audit.AuditTrail;
import kz.daneker.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts, sign-in and requests of the officers. */
@Configuration(proxyBeanMethods = false)
public class OfficerConfiguration {
    @Bean
    Passwords passwords(SecureRandom random) {
        return new Passwords(random);
    }

    @Bean
    Accounts accounts(
            Database database,
            Passwords passwords,
            SubjectKey subjects,
            AuditTrail trail,
            Clock clock,
            SecureRandom random) {
        return new Accounts(database, passwords, subjects, trail, clock, random);
    }

    @Bean
    SignIn signIn(
            Database database,
            Passwords passwords,
            SubjectKey subjects,
            AuditTrail trail,
            Clock clock,
            @Value("${daneker.console.attempts:" + AttemptRate.PER_ADDRESS + "}") int attempts) {
        return new SignIn(database, passwords, subjects, new AttemptRate(clock, attempts), trail, clock);
    }

    @Bean
    Requests requests(Database database, Accounts accounts, AuditTrail trail, Clock clock) {
        return new Requests(database, new Effects(accounts), trail, clock);
    }
}
