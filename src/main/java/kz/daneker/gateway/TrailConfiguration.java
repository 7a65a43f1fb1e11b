package kz.daneker.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.FolderDisk;
import kz.daneker.audit.LogCheck;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.Sequencer;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.inquiry.EntryFollower;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.inquiry.SavedQuestions;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.rules.RulesInForce;
import kz.daneker.store.Database;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;
import kz.daneker.witness.Witnessing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The audit log: who signs it, who cosigns it, who reads it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WitnessSettings.class)
class TrailConfiguration {
    /** Under which name the log signs its checkpoints. */
    private static final String LOG_NAME = "daneker/audit";

    @Bean
    NoteSigner noteSigner(GatewayKeys keys) {
        return signer(keys);
    }

    static NoteSigner signer(GatewayKeys keys) {
        return new NoteSigner(LOG_NAME, keys.log(), DerivedKeys.logCosigner(keys));
    }

    /** What auditors need to know of the log: its keys, its witnesses, and how many of those suffice. */
    @Bean
    WitnessPolicy witnessPolicy(Site site, NoteSigner signer, WitnessSettings settings) {
        String own = "log " + signer.verifier() + "\nwitness own " + signer.cosignature() + "\n";
        String text = own + (settings.policy().isBlank() ? "quorum own\n" : read(site.config(), settings.policy()));
        WitnessPolicy policy = WitnessPolicy.parse(text);
        publish(site.data().resolve("log.vkey"), signer.verifier() + "\n");
        publish(site.data().resolve("log.policy"), text);
        return policy;
    }

    @Bean
    LogReader logReader(Site site, NoteSigner signer) {
        return new LogReader(site.log(), signer.verifier());
    }

    /** Nothing is signed before every witness in reach was asked whether it has seen more. */
    @Bean(destroyMethod = "close")
    Witnessing witnessing(
            Site site,
            Database database,
            LogReader log,
            WitnessPolicy policy,
            NoteSigner signer,
            HttpClient pushClient,
            WitnessSettings settings,
            Clock clock) {
        Witnessing witnessing = new Witnessing(
                log,
                policy,
                new FolderDisk(site.data().resolve("witnessed")),
                pushClient,
                () -> Sequencer.records(database),
                clock);
        witnessing.requireNoneContradicts(log.newest().orElseGet(signer::emptyLog));
        witnessing.keepAsking(settings.every());
        return witnessing;
    }

    @Bean
    LogCheck logCheck(Site site, WitnessPolicy policy, Witnessing witnessing) {
        return new LogCheck(site.log(), policy, witnessing::witnessed);
    }

    @Bean(destroyMethod = "close")
    @DependsOn("witnessing")
    Sequencer sequencer(Site site, Database database, NoteSigner signer, Clock clock) {
        return Sequencer.start(database, site.log(), signer, clock);
    }

    @Bean(destroyMethod = "close")
    @DependsOn("sequencer")
    Proceedings proceedings(Database database, AuditTrail trail, TrustStore trust, RulesInForce rules, Clock clock) {
        return new Proceedings(database, trail, trust, rules.at(clock.instant()).matrix());
    }

    @Bean(destroyMethod = "close")
    @DependsOn("sequencer")
    EntryFollower entryFollower(Database database) {
        EntryFollower follower = new EntryFollower(database);
        follower.start();
        return follower;
    }

    @Bean
    Inquiry inquiry(Database database, AuditTrail trail, EvidenceSeal evidence) {
        return new Inquiry(database, trail, evidence);
    }

    @Bean
    SavedQuestions savedQuestions(Database database, Clock clock) {
        return new SavedQuestions(database, clock);
    }

    private static String read(Path config, String name) {
        try {
            return Files.readString(config.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the witness policy must be a file of the configuration folder", e);
        }
    }

    private static void publish(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder must be writable", e);
        }
    }
}
