package kz.daneker.delivery;

import jakarta.jms.ConnectionFactory;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.breakglass.BreakGlassDoor;
import kz.daneker.broker.SignedWordQueue;
import kz.daneker.ledger.Answers;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.WaitingNotes;
import kz.daneker.recall.Recalls;
import kz.daneker.register.ConsentRegister;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.ClientAssertions;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.SealVerifier;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.WordKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans the delivery routes name, and the pages agencies fetch from. */
@Configuration(proxyBeanMethods = false)
@Import({MessagingConfiguration.class, InboxApi.class, StatusApi.class})
public class DeliveryConfiguration {
    @Bean
    OutboxRelay outboxRelay(
            Database database,
            Outbox outbox,
            ReferralVault vault,
            DeliveryLedger deliveries,
            ConsentRegister register,
            RegisterChange change,
            ConnectionFactory broker,
            Clock clock) {
        return new OutboxRelay(database, outbox, vault.referrals(), deliveries, register, change, broker, clock);
    }

    @Bean
    ReleaseToken releaseToken(GatewayKeys keys, SecureRandom random, Clock clock) {
        return new ReleaseToken(keys.seal(), new NeutralToken(keys.seal(), keys.sealPublic(), random), clock);
    }

    @Bean
    Releasing releasing(
            ReferralVault vault,
            SealVerifier verifier,
            ConsentRegister register,
            RulesInForce rules,
            BreakGlassDoor glass,
            ReleaseToken tokens,
            AgencyRegister agencies,
            SecureRandom random,
            Clock clock) {
        return new Releasing(vault, verifier, register, rules, glass, tokens, agencies, random, clock);
    }

    @Bean
    RecordDesk recordDesk(Database database, Outbox outbox) {
        return new RecordDesk(database, outbox);
    }

    @Bean
    ValidatorWarmUp validatorWarmUp(@Value("${daneker.validation.warm-up-after}") Duration after) {
        return new ValidatorWarmUp(after);
    }

    @Bean
    ReleaseDesk releaseDesk(Database database, ReferralVault vault, DeliveryLedger deliveries, Releasing releasing) {
        return new ReleaseDesk(database, vault.referrals(), deliveries, releasing);
    }

    @Bean
    Rereading rereading(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            Releasing releasing,
            ConsentRegister register,
            RegisterChange change,
            AuditTrail trail,
            Clock clock) {
        return new Rereading(database, vault.referrals(), deliveries, releasing, register, change, trail, clock);
    }

    @Bean
    SealingDesk sealingDesk(ContentEncryptor encryptor, TrustStore trust, Clock clock) {
        return new SealingDesk(encryptor, trust, clock);
    }

    @Bean
    DeliveryFile deliveryFile(
            Database database,
            ReferralVault vault,
            ConsentRegister register,
            DeliveryLedger deliveries,
            Outbox outbox,
            AuditTrail trail,
            EvidenceSeal evidence,
            Answers answers) {
        return new DeliveryFile(database, vault, register, deliveries, outbox, trail, evidence, answers);
    }

    @Bean
    Closing closing(ReferralVault vault, DeliveryLedger deliveries, AuditTrail trail) {
        return new Closing(vault, deliveries, trail);
    }

    @Bean
    QueuedDeliveries queuedDeliveries(DeliveryLedger deliveries, AgencyRegister agencies, ConnectionFactory broker) {
        return new QueuedDeliveries(deliveries, agencies, new AgencyQueue(broker));
    }

    @Bean
    RegisterChange registerChange(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            Outbox outbox,
            Closing closing,
            QueuedDeliveries queued,
            Recalls recalls) {
        return new RegisterChange(database, vault.referrals(), deliveries, outbox, closing, queued, recalls);
    }

    @Bean
    ReceiptDesk receiptDesk(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            SignedWords words,
            Closing closing,
            WordKeys keys,
            Clock clock) {
        return new ReceiptDesk(database, vault.referrals(), deliveries, words, closing, keys, clock);
    }

    @Bean
    ReferralFinder referralFinder(ReferralVault vault, DeliveryLedger deliveries) {
        return new ReferralFinder(vault.referrals(), deliveries);
    }

    @Bean
    StatusFile statusFile(
            ReferralVault vault,
            SignedWords words,
            WaitingNotes waiting,
            Closing closing,
            Recalls recalls,
            StatusNews news,
            AuditTrail trail,
            Clock clock) {
        return new StatusFile(vault.referrals(), words, waiting, closing, recalls, news, trail, clock);
    }

    @Bean
    StatusNews statusNews(
            Database database,
            ReferralVault vault,
            TaskStandings standings,
            AgencyRegister agencies,
            Outbox outbox,
            SignedWordQueue queue,
            GatewayKeys keys,
            Clock clock) {
        return new StatusNews(database, vault.referrals(), standings, agencies, outbox, queue, keys.seal(), clock);
    }

    @Bean
    StatusDesk statusDesk(
            Database database,
            ReferralFinder finder,
            StatusFile file,
            WordKeys keys,
            QueuedDeliveries queued,
            Recalls recalls) {
        return new StatusDesk(database, finder, file, keys, queued, recalls);
    }

    @Bean
    TaskStandings taskStandings(SignedWords words, DeliveryLedger deliveries, Answers answers) {
        return new TaskStandings(words, deliveries, answers);
    }

    @Bean
    TaskDesk taskDesk(
            Database database,
            DeliveryLedger deliveries,
            ReferralFinder finder,
            TaskStandings standings,
            StatusDesk desk,
            AuditTrail trail) {
        return new TaskDesk(database, deliveries, finder, standings, desk, trail);
    }

    @Bean
    ReferralView referralView(
            Database database,
            ReferralFinder finder,
            SignedWords words,
            RecallLedger recalls,
            TaskStandings standings,
            AuditTrail trail,
            Clock clock) {
        return new ReferralView(database, finder, words, recalls, standings, trail, clock);
    }

    @Bean
    Inbox inbox(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            ConsentRegister register,
            RegisterChange change,
            AuditTrail trail,
            Clock clock) {
        return new Inbox(database, vault.referrals(), deliveries, register, change, trail, clock);
    }

    @Bean
    Courier courier(
            Database database,
            DeliveryLedger deliveries,
            AgencyRegister agencies,
            Inbox inbox,
            ReceiptDesk receipts,
            HttpClient http,
            @Value("${daneker.delivery.push-patience:20s}") Duration patience) {
        BoundedExchange https = new BoundedExchange(http, patience, Courier.LARGEST_RECEIPT);
        return new Courier(database, deliveries, agencies, inbox, receipts, https);
    }

    @Bean
    ClinicCourier clinicCourier(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            AgencyRegister agencies,
            Rereading rereading,
            Closing closing,
            EvidenceSeal evidence,
            GatewayKeys keys,
            TrustStore trust,
            Clock clock,
            @Value("${daneker.delivery.push-patience:20s}") Duration patience) {
        ClinicLines lines = new ClinicLines(keys, trust, clock, patience);
        AccessTokens tokens = new AccessTokens(lines, new ClientAssertions(keys.seal(), clock), clock);
        return new ClinicCourier(
                database, vault.referrals(), deliveries, agencies, rereading, closing, evidence, tokens, lines);
    }

    @Bean
    ExpiryClock expiryClock(Database database, ReferralVault vault, Closing closing, Clock clock) {
        return new ExpiryClock(database, vault.referrals(), closing, clock);
    }

    @Bean
    LapsedDeliveries lapsedDeliveries(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            Outbox outbox,
            QueuedDeliveries queued,
            Clock clock) {
        return new LapsedDeliveries(database, vault.referrals(), deliveries, outbox, queued, clock);
    }

    @Bean
    DeadLetters deadLetters(Database database, ReferralVault vault, Closing closing, ExpiryClock expiry) {
        return new DeadLetters(database, vault.referrals(), closing, expiry);
    }

    @Bean
    FailureLog failureLog() {
        return new FailureLog();
    }
}
