package kz.daneker.register;

import java.time.Clock;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.ConsentWords;
import kz.daneker.ledger.PersonEventVault;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.UnusableConsents;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.WordKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The consent register and its pages. */
@Configuration(proxyBeanMethods = false)
@Import({ConsentApi.class, PersonEventApi.class})
public class RegisterConfiguration {
    @Bean
    ConsentLinks consentLinks() {
        return new ConsentLinks();
    }

    @Bean
    ConsentWords consentWords() {
        return new ConsentWords();
    }

    @Bean
    ConsentRegister consentRegister(
            Database database,
            ConsentVault vault,
            ConsentLinks links,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            PersonLives lives) {
        return new ConsentRegister(database, vault, links, pseudonyms, rules, lives);
    }

    @Bean
    WordKeys wordKeys(TrustStore trust, Clock clock) {
        return new WordKeys(trust, clock);
    }

    @Bean
    ConsentReceipts consentReceipts(GatewayKeys keys, Clock clock) {
        return new ConsentReceipts(keys.seal(), clock);
    }

    @Bean
    PersonLives personLives(PersonEventVault vault, RulesInForce rules) {
        return new PersonLives(vault, rules);
    }

    @Bean
    Affected affected(
            ConsentVault vault,
            ConsentLinks links,
            Undelivered undelivered,
            PersonLives lives,
            RulesInForce rules,
            Clock clock) {
        return new Affected(vault.consents(), links, undelivered, lives, rules, clock);
    }

    @Bean
    PersonEventDesk personEventDesk(
            Database database,
            PersonEventVault vault,
            BroughtBefore brought,
            PersonEventSayers sayers,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            Affected affected,
            ConsentReceipts receipts,
            AuditTrail trail,
            WordKeys keys,
            Clock clock) {
        return new PersonEventDesk(
                database, vault, brought, sayers, pseudonyms, rules, affected, receipts, trail, keys, clock);
    }

    @Bean
    BroughtBefore broughtBefore(ConsentVault vault, ConsentLinks links) {
        return new BroughtBefore(vault.consents(), links);
    }

    @Bean
    PersonEventSayers personEventSayers(AgencyRegister agencies) {
        return new PersonEventSayers(agencies);
    }

    @Bean
    ConsentDesk consentDesk(
            Database database,
            ConsentVault vault,
            ConsentFiling filing,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            ConsentReceipts receipts,
            WordKeys keys,
            Clock clock) {
        return new ConsentDesk(database, vault, filing, pseudonyms, rules, receipts, keys, clock);
    }

    @Bean
    ConsentFiling consentFiling(
            ConsentVault vault,
            ConsentRegister register,
            PersonPseudonyms pseudonyms,
            Affected affected,
            AuditTrail trail) {
        return new ConsentFiling(vault, register, pseudonyms, affected, trail);
    }

    @Bean
    FhirConsentDesk fhirConsentDesk(
            Database database,
            ConsentVault vault,
            UnusableConsents unusable,
            ConsentFiling filing,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            ConsentReceipts receipts,
            Clock clock) {
        return new FhirConsentDesk(database, vault, unusable, filing, pseudonyms, rules, receipts, clock);
    }

    @Bean
    UnusableConsents unusableConsents(AtRestCipher cipher) {
        return new UnusableConsents(cipher);
    }

    @Bean
    FhirConsentView fhirConsentView(
            Database database,
            ConsentVault vault,
            ConsentRegister register,
            RulesInForce rules,
            AuditTrail trail,
            Clock clock) {
        return new FhirConsentView(database, vault, register, rules, trail, clock);
    }

    @Bean
    TakingBack takingBack(
            Database database,
            ConsentVault vault,
            ConsentRegister register,
            ConsentWords words,
            Affected affected,
            ConsentReceipts receipts,
            AuditTrail trail,
            WordKeys keys,
            Clock clock) {
        return new TakingBack(database, vault, register, words, affected, receipts, trail, keys, clock);
    }

    @Bean
    RetentionClock retentionClock(
            Database database, ConsentVault vault, UnusableConsents unusable, AuditTrail trail, Clock clock) {
        return new RetentionClock(database, vault, unusable, trail, clock);
    }

    @Bean
    ConsentView consentView(Database database, ConsentVault vault, ConsentWords words, AuditTrail trail) {
        return new ConsentView(database, vault, words, trail);
    }
}
