package kz.daneker.bench;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Patience;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.TrustStore;

/** A whole gateway in this process, as durable as in production, and the agencies that talk to it over mutual TLS. */
final class BenchSite implements AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of(
            "server.port", "0",
            "management.server.port", "0",
            "daneker.console.enabled", "false",
            "daneker.broker.amqp-port", "0",
            "daneker.rate-limit.per-second", "100000",
            "logging.threshold.console", "OFF");

    private final Site site;
    private final Gateway gateway;
    private final AgencyRegister agencies;
    private final TrustStore trust;
    private final Clock clock;
    private final SecureRandom random;

    private BenchSite(Site site, Gateway gateway, Clock clock, SecureRandom random) {
        this.site = site;
        this.gateway = gateway;
        this.clock = clock;
        this.random = random;
        this.agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        this.trust = AgencyClient.trust(site.certificates(), agencies);
    }

    /**
     * Starts a gateway with keys of its own.
     *
     * @param home with {@code config/}
     * @param data an empty folder on the disk that is to be measured
     */
    static BenchSite start(Path home, Path data, Clock clock, SecureRandom random) {
        Site site = new Site(home, data, Site.Mode.DEVELOPMENT);
        return new BenchSite(site, Gateway.start(site, SETTINGS), clock, random);
    }

    /** The agencies that send, as many as there are clients or centres. */
    List<AgencyId> centres(int atMost) {
        return agencies.all().stream()
                .filter(agency -> agency.type() == AgencyType.CENTRE && agency.bin() != null)
                .map(Agency::id)
                .limit(atMost)
                .toList();
    }

    AgencyClient open(AgencyId agency) {
        return AgencyClient.open(
                agency,
                folder(agency),
                trust,
                agencies,
                URI.create("https://localhost:" + gateway.port()),
                Patience.oneAttempt(),
                Language.EN,
                clock,
                random);
    }

    /** Everybody's keys, to measure bare cryptography with. */
    BenchKeys keys(AgencyId sender, AgencyId recipient) {
        return BenchKeys.of(
                GatewayKeys.open(site.keys()),
                AgencyKeys.open(sender, folder(sender), trust),
                AgencyKeys.open(recipient, folder(recipient), trust),
                trust,
                clock.instant());
    }

    private Path folder(AgencyId agency) {
        return site.data().resolve("agencies").resolve(agency.value());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
