package kz.daneker.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.Sequencer;
import kz.daneker.ledger.Answers;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.KeyCabinet;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.PersonEventLedger;
import kz.daneker.ledger.PersonEventVault;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.WaitingNotes;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** What is written down and how: database, what is sealed in it, the audit trail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class RecordsConfiguration {
    /** Under which name the log signs its checkpoints. */
    private static final String LOG_NAME = "daneker/audit";

    @Bean(destroyMethod = "close")
    Database database(StoreSettings settings) {
        return Database.open(settings);
    }

    @Bean
    AtRestCipher atRestCipher(GatewayKeys keys, SecureRandom random) {
        return new AtRestCipher(keys.keyEncryptionKey().getEncoded(), random);
    }

    @Bean
    ReferralLedger referralLedger(Database database, Clock clock) {
        return new ReferralLedger(database.dialect(), clock);
    }

    @Bean
    ReferralVault referralVault(ReferralLedger referrals, AtRestCipher cipher) {
        return new ReferralVault(referrals, new KeyCabinet(), cipher);
    }

    @Bean
    DeliveryLedger deliveryLedger() {
        return new DeliveryLedger();
    }

    @Bean
    Outbox outbox() {
        return new Outbox();
    }

    @Bean
    SignedWords signedWords() {
        return new SignedWords();
    }

    @Bean
    WaitingNotes waitingNotes() {
        return new WaitingNotes();
    }

    @Bean
    Answers answers() {
        return new Answers();
    }

    @Bean
    EvidenceSeal evidenceSeal(AtRestCipher cipher) {
        return new EvidenceSeal(cipher);
    }

    @Bean
    AuditTrail auditTrail(GatewayKeys keys, Clock clock, SecureRandom random) {
        return new AuditTrail(DerivedKeys.references(keys), clock, random);
    }

    @Bean
    PersonPseudonyms personPseudonyms(GatewayKeys keys) {
        return DerivedKeys.persons(keys);
    }

    @Bean
    ConsentVault consentVault(Database database, AtRestCipher cipher, Clock clock) {
        return new ConsentVault(new ConsentLedger(database.dialect(), clock), cipher);
    }

    @Bean
    PersonEventVault personEventVault(AtRestCipher cipher) {
        return new PersonEventVault(new PersonEventLedger(), cipher);
    }

    @Bean(destroyMethod = "close")
    Sequencer sequencer(Site site, Database database, GatewayKeys keys, Clock clock) {
        NoteSigner signer = new NoteSigner(LOG_NAME, keys.log());
        publish(site.data().resolve("log.vkey"), signer.verifier().toString());
        return Sequencer.start(database, site.log(), signer, clock);
    }

    @Bean(destroyMethod = "close")
    @DependsOn("sequencer")
    Proceedings proceedings(Database database, AuditTrail trail, TrustStore trust, RulesInForce rules, Clock clock) {
        return new Proceedings(database, trail, trust, rules.at(clock.instant()).matrix());
    }

    private static void publish(Path file, String content) {
        try {
            Files.writeString(file, content + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder must be writable", e);
        }
    }
}
