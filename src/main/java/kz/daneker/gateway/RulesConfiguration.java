package kz.daneker.gateway;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.CodeLists;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.ConsentRulesFile;
import kz.daneker.consent.ConsentTables;
import kz.daneker.consent.FreeTextScreen;
import kz.daneker.consent.ReferenceNumbers;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.consent.SheetGate;
import kz.daneker.label.CodeLabels;
import kz.daneker.recall.WorkingDays;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.PersonEventReader;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.rules.DecisionTally;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesForecast;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.signing.EcdhContentEncryptor;
import kz.daneker.store.Database;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.MutualTls;
import kz.daneker.trust.SealVerifier;
import kz.daneker.trust.TrustStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rules and keys: by what a referral is judged, and who may take part. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MatrixSettings.class)
class RulesConfiguration {
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

    @Bean
    RulesForecast rulesForecast(Database database, AgencyRegister agencies, Clock clock) {
        return new RulesForecast(database, agencies, clock);
    }

    @Bean
    RulesHistory rulesHistory(Site site, AgencyRegister agencies, TrustStore trust) {
        return new RulesHistory(trust, agencies, site.mode() == Site.Mode.PRODUCTION);
    }

    /** Nothing is decided before the site's own matrix and the history of rules agree. */
    @Bean
    RulesInForce rulesInForce(
            Site site,
            MatrixSettings settings,
            AgencyRegister agencies,
            TrustStore trust,
            RulesHistory history,
            Database database,
            Clock clock) {
        boolean production = site.mode() == Site.Mode.PRODUCTION;
        MatrixSettings.Signature signature = production ? MatrixSettings.Signature.REQUIRED : settings.signature();
        new MatrixOfSite(site.config(), new SignedMatrix(signature, trust, clock), agencies, production, clock)
                .agree(database, history);
        Regions regions = Regions.load(site.config().resolve("regions.yaml"));
        SensitiveTerms terms = SensitiveTerms.load(site.config().resolve("free-text-terms.yaml"));
        CodeLabels labels = CodeLists.load(site.config(), terms);
        Path consents = site.config().resolve("consent-rules.yaml");
        return new RulesInForce(
                database,
                history,
                matrix -> new Rules(
                        matrix,
                        new ReferralReader(matrix.referralRules(), regions),
                        new ConsentSheetReader(matrix.referralRules(), regions),
                        new PersonEventReader(matrix.referralRules(), regions),
                        new SheetGate(matrix, agencies, new ReferenceNumbers()),
                        new ConsentTables(matrix, ConsentRulesFile.load(consents, matrix), agencies),
                        new ConsentGate(
                                matrix,
                                ConsentRulesFile.load(consents, matrix),
                                FreeTextScreen.of(terms, matrix),
                                labels)));
    }

    @Bean
    WorkingDays workingDays(Site site) {
        return WorkingDays.load(site.config().resolve("holidays.yaml"));
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
    CertificateWatch certificateWatch(Site site, TrustStore trust, Proceedings proceedings) {
        return new CertificateWatch(site.certificates(), trust, proceedings, Duration.ofSeconds(2));
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
}
