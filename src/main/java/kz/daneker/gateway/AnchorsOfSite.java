package kz.daneker.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import kz.daneker.anchor.AnchorFolder;
import kz.daneker.anchor.AnchorSettings;
import kz.daneker.audit.FolderDisk;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.BuiltInTimeStampAuthority;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.RemoteTimeStampAuthority;
import kz.daneker.trust.TimeStamp;
import kz.daneker.trust.TimeStampAuthority;
import kz.daneker.trust.TimeStampRoots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who stamps this site's log, whom it believes, and where the tokens lie. */
@Configuration(proxyBeanMethods = false)
class AnchorsOfSite {
    @Bean
    TimeStampRoots timeStampRoots(Site site) {
        TimeStampRoots roots = TimeStampRoots.load(site.certificates().resolve("tsa"));
        if (site.mode() == Site.Mode.PRODUCTION) {
            roots.refuseDevelopment();
        }
        return roots;
    }

    @Bean
    TimeStampAuthority timeStampAuthority(Site site, AnchorSettings settings, Clock clock, SecureRandom random) {
        return switch (settings.tsa()) {
            case AnchorSettings.NONE -> TimeStampAuthority.none();
            case AnchorSettings.BUILT_IN -> builtIn(site, clock, random);
            default -> {
                // the site's own trust is for agencies; what an authority says is proved by its signature
                HttpClient http = HttpClient.newBuilder()
                        .connectTimeout(settings.patience())
                        .build();
                yield new RemoteTimeStampAuthority(
                        URI.create(settings.tsa()),
                        settings.policy(),
                        new BoundedExchange(http, settings.patience(), TimeStamp.LARGEST),
                        random);
            }
        };
    }

    @Bean
    AnchorFolder anchorFolder(Site site) {
        return new AnchorFolder(new FolderDisk(site.data().resolve("anchors")));
    }

    private static TimeStampAuthority builtIn(Site site, Clock clock, SecureRandom random) {
        if (site.mode() == Site.Mode.PRODUCTION) {
            throw new IllegalStateException("in production daneker.anchor.tsa must be the address of a time-stamp"
                    + " authority, or none; found built-in");
        }
        DevelopmentPki pki = new DevelopmentPki(site.data(), clock, random);
        return BuiltInTimeStampAuthority.open(pki.timeStampKeys(), clock, random);
    }
}
