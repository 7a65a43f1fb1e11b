package kz.daneker.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import kz.daneker.audit.AuditTrail;
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
import kz.daneker.officer.SubjectKey;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.GatewayKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is written down and how: database, what is sealed in it, the audit trail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class RecordsConfiguration {
    @Bean(destroyMethod = "close")
    Database database(StoreSettings settings) {
        return Database.open(settings);
    }

    @Bean
    AtRestCipher atRestCipher(GatewayKeys keys, SecureRandom random) {
        return new AtRestCipher(keys.keyEncryptionKey().getEncoded(), random);
    }

    @Bean
    ReferralLedger referralLedger(Database database, GatewayKeys keys, Clock clock) {
        return new ReferralLedger(database.dialect(), DerivedKeys.references(keys), clock);
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
    SubjectKey officerSubjects(GatewayKeys keys) {
        return DerivedKeys.subjects(keys);
    }

    @Bean
    ConsentVault consentVault(Database database, AtRestCipher cipher, Clock clock) {
        return new ConsentVault(new ConsentLedger(database.dialect(), clock), cipher);
    }

    @Bean
    PersonEventVault personEventVault(AtRestCipher cipher) {
        return new PersonEventVault(new PersonEventLedger(), cipher);
    }
}
