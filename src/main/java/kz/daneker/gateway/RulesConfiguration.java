package kz.daneker.gateway;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.ConsentRulesFile;
import kz.daneker.consent.FreeTextScreen;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.fhir.BundleWriter;
import kz.daneker.provision.ConsentRules;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.signing.EcdhContentEncryptor;
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
    SharingMatrix sharingMatrix(
            Site site, MatrixSettings settings, AgencyRegister agencies, TrustStore trust, Clock clock) {
        return SharingMatrix.load(
                site.config().resolve("sharing-matrix.yaml"),
                new SignedMatrix(
                        site.mode() == Site.Mode.PRODUCTION ? MatrixSettings.Signature.REQUIRED : settings.signature(),
                        trust,
                        clock),
                agencies);
    }

    @Bean
    ConsentRules consentRules(Site site, SharingMatrix matrix) {
        return ConsentRulesFile.load(site.config().resolve("consent-rules.yaml"), matrix);
    }

    @Bean
    ConsentGate consentGate(Site site, SharingMatrix matrix, ConsentRules rules) {
        return new ConsentGate(
                matrix, rules, FreeTextScreen.load(site.config().resolve("free-text-terms.yaml"), matrix));
    }

    @Bean
    ReferralReader referralReader(Site site, SharingMatrix matrix) {
        return new ReferralReader(
                matrix.referralRules(), Regions.load(site.config().resolve("regions.yaml")));
    }

    @Bean
    ConsentSheetReader consentSheetReader(Site site, SharingMatrix matrix) {
        return new ConsentSheetReader(
                matrix.referralRules(), Regions.load(site.config().resolve("regions.yaml")));
    }

    @Bean
    BundleWriter bundleWriter(SharingMatrix matrix) {
        return new BundleWriter(matrix);
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
