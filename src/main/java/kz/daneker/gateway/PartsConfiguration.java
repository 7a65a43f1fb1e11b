package kz.daneker.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.Sequencer;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.FreeTextScreen;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.KeyCabinet;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.SignedWords;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.rules.DecisionTally;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.signing.EcdhContentEncryptor;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.MutualTls;
import kz.daneker.trust.SealVerifier;
import kz.daneker.trust.TrustStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The parts that need no web and no broker: rules, keys, database, audit trail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreSettings.class, MatrixSettings.class})
class PartsConfiguration {
    /** Under which name the log signs its checkpoints. */
    private static final String LOG_NAME = "daneker/audit";

    @Bean
    GatewayKeys gatewayKeys(Keyring keyring) {
        return keyring.keys();
    }

    @Bean
    TrustStore trustStore(Keyring keyring) {
        return keyring.trust();
    }

    @Bean
    SealVerifier sealVerifier(TrustStore trust, GatewayKeys keys) {
        return new SealVerifier(trust, keys.sealPublic());
    }

    @Bean
    RefusalTexts refusalTexts(Site site) {
        return RefusalTexts.load(site.config().resolve("messages.json"));
    }

    /** Nothing is decided before the site's own matrix and the history of rules agree. */
    @Bean
    RulesInForce rulesInForce(
            Site site,
            MatrixSettings settings,
            AgencyRegister agencies,
            TrustStore trust,
            Database database,
            Clock clock) {
        boolean production = site.mode() == Site.Mode.PRODUCTION;
        RulesHistory history = new RulesHistory(trust, agencies, production);
        MatrixSettings.Signature signature = production ? MatrixSettings.Signature.REQUIRED : settings.signature();
        new MatrixOfSite(site.config(), new SignedMatrix(signature, trust, clock), agencies, production, clock)
                .agree(database, history);
        Regions regions = Regions.load(site.config().resolve("regions.yaml"));
        SensitiveTerms terms = SensitiveTerms.load(site.config().resolve("free-text-terms.yaml"));
        return new RulesInForce(
                database,
                history,
                matrix -> new Rules(
                        matrix,
                        new ReferralReader(matrix.referralRules(), regions),
                        new ConsentGate(matrix, FreeTextScreen.of(terms, matrix))));
    }

    @Bean(destroyMethod = "close")
    DecisionTally decisionTally(MatrixSettings settings, Database database, Clock clock) {
        return new DecisionTally(database, settings.keepDecisions(), clock);
    }

    @Bean
    ContentEncryptor contentEncryptor() {
        return new EcdhContentEncryptor();
    }

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
    EvidenceSeal evidenceSeal(AtRestCipher cipher) {
        return new EvidenceSeal(cipher);
    }

    @Bean
    AuditTrail auditTrail(GatewayKeys keys, Clock clock, SecureRandom random) {
        return new AuditTrail(AuditKeys.references(keys), clock, random);
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

    @Bean(destroyMethod = "close")
    CertificateWatch certificateWatch(Site site, TrustStore trust, Proceedings proceedings) {
        return new CertificateWatch(site.certificates(), trust, proceedings);
    }

    /** Pushes to agencies that listen: the same certificate, the same pinned peers as every other connection. */
    @Bean
    HttpClient pushClient(GatewayKeys keys, TrustStore trust, Clock clock) {
        MutualTls tls = MutualTls.withAgencies(keys, trust, clock);
        return HttpClient.newBuilder()
                .sslContext(tls.context())
                .sslParameters(tls.client())
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static void publish(Path file, String content) {
        try {
            Files.writeString(file, content + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder must be writable", e);
        }
    }
}
