package kz.daneker.intake;

import java.security.SecureRandom;
import java.time.Clock;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.breakglass.BreakGlassDoor;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.register.ConsentRegister;
import kz.daneker.rules.DecisionTally;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.store.Database;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.SealVerifier;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans the intake routes name, and the page senders post to. */
@Configuration(proxyBeanMethods = false)
@Import(ReferralApi.class)
public class IntakeConfiguration {
    @Bean
    EnvelopeOpener envelopeOpener(ContentEncryptor encryptor, GatewayKeys keys) {
        return new EnvelopeOpener(encryptor, keys.decryption());
    }

    @Bean
    SealCheck sealCheck(SealVerifier verifier, Clock clock) {
        return new SealCheck(verifier, clock);
    }

    @Bean
    ReplayGuard replayGuard(Database database, ReferralVault vault) {
        return new ReplayGuard(database, vault.referrals());
    }

    @Bean
    ReferralReading referralReading(RulesInForce rules, Clock clock) {
        return new ReferralReading(rules, clock);
    }

    @Bean
    IntakeDecision intakeDecision(ConsentRegister register, DecisionTally tally, AgencyRegister agencies, Clock clock) {
        return new IntakeDecision(register, tally, agencies, clock);
    }

    @Bean
    Receipts receipts(GatewayKeys keys, Clock clock) {
        return new Receipts(keys.seal(), clock);
    }

    @Bean
    Acceptance acceptance(
            Database database,
            ReferralVault vault,
            ConsentRegister register,
            Outbox outbox,
            AuditTrail trail,
            EvidenceSeal evidence,
            Receipts receipts,
            BreakGlassDoor glass,
            SecureRandom random,
            Clock clock) {
        return new Acceptance(database, vault, register, outbox, trail, evidence, receipts, glass, random, clock);
    }

    @Bean
    RefusalDesk refusalDesk(Database database, AuditTrail trail, Receipts receipts) {
        return new RefusalDesk(database, trail, receipts);
    }

    @Bean
    IntakeDoor intakeDoor(ProducerTemplate camel) {
        return new IntakeDoor(camel);
    }

    @Bean
    AmqpIntake amqpIntake(ProducerTemplate camel) {
        return new AmqpIntake(camel);
    }
}
