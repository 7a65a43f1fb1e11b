package kz.daneker.delivery;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.daneker.agency.AgencyId;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.MutualTls;
import kz.daneker.trust.TrustStore;

/** HTTPS to clinics' own servers: each line ends at its clinic's registered certificate and nowhere else. */
final class ClinicLines {
    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

    private final GatewayKeys keys;
    private final TrustStore trust;
    private final Clock clock;
    private final Duration patience;
    private final Map<AgencyId, BoundedExchange> lines = new ConcurrentHashMap<>();

    ClinicLines(GatewayKeys keys, TrustStore trust, Clock clock, Duration patience) {
        this.keys = keys;
        this.trust = trust;
        this.clock = clock;
        this.patience = patience;
    }

    BoundedExchange to(AgencyId clinic) {
        return lines.computeIfAbsent(clinic, this::open);
    }

    private BoundedExchange open(AgencyId clinic) {
        MutualTls tls = MutualTls.withAgency(keys, trust, clock, clinic);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .sslContext(tls.context())
                .sslParameters(tls.client())
                .build();
        return new BoundedExchange(http, patience, LARGEST_ANSWER);
    }
}
