package kz.daneker.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.Patience;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import kz.daneker.referral.ReferralState;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.MutualTls;
import kz.daneker.trust.TrustStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A whole gateway on ports of its own, its agencies' clients, and a look into the files it writes. */
public final class LiveSite implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final Path data;
    private final AgencyRegister agencies;
    private final Gateway gateway;
    private final TrustStore trust;
    private final Map<String, AgencyKeys> keys = new ConcurrentHashMap<>();
    private final Map<String, AgencyClient> clients = new ConcurrentHashMap<>();
    private final Map<String, HttpClient> raw = new ConcurrentHashMap<>();

    private LiveSite(Path home, Path data, Map<String, String> overrides) {
        this.data = data;
        this.agencies = AgencyRegister.load(
                home.resolve("config/agencies.yaml"), Regions.load(home.resolve("config/regions.yaml")));
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.port", "0",
                "management.server.port", "0",
                "daneker.broker.amqp-port", "0",
                "daneker.rate-limit.per-second", "100000"));
        settings.putAll(overrides);
        this.gateway = Gateway.start(new Site(home, data, Site.Mode.DEVELOPMENT), settings);
        this.trust = AgencyClient.trust(data.resolve("certs"), agencies);
    }

    /**
     * Starts a gateway on ports the system chooses, with room for as many requests as tests make.
     *
     * @param overrides settings that win over those
     */
    public static LiveSite start(Path data, Map<String, String> overrides) {
        return start(Path.of(""), data, overrides);
    }

    /** @param home with a {@code config/} of the test's own */
    public static LiveSite start(Path home, Path data, Map<String, String> overrides) {
        return new LiveSite(home.toAbsolutePath(), data, overrides);
    }

    public Path data() {
        return data;
    }

    public Clock clock() {
        return clock;
    }

    public AgencyRegister agencies() {
        return agencies;
    }

    /** Of the HTTPS interface, e.g. {@code https://localhost:49152}. */
    public URI address() {
        return URI.create("https://localhost:" + gateway.port());
    }

    public int amqpPort() {
        return gateway.amqpPort();
    }

    public TrustStore trust() {
        return trust;
    }

    public AgencyClient client(String id) {
        return clients.computeIfAbsent(
                id,
                agency -> AgencyClient.open(
                        new AgencyId(agency),
                        data.resolve("agencies").resolve(agency),
                        trust,
                        agencies,
                        address(),
                        Patience.oneAttempt(),
                        Language.EN,
                        clock,
                        new SecureRandom()));
    }

    public AgencyKeys keys(String id) {
        return keys.computeIfAbsent(
                id,
                agency -> AgencyKeys.open(
                        new AgencyId(agency), data.resolve("agencies").resolve(agency), trust));
    }

    /** Signs as the agency the referral names and sends; it must be accepted and on its way. */
    public SignedReferral send(ObjectNode referral) {
        AgencyClient sender = client(referral.at("/sender/agencyId").asString(""));
        SignedReferral signed = sender.signer().sign(referral);
        GatewayAnswer answer = sender.sending().send(signed);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        AcceptedByGateway.class,
                        accepted -> assertThat(accepted.state()).isEqualTo(ReferralState.SENT));
        return signed;
    }

    /** The one delivery that waits for this agency, once it does. */
    public WaitingDelivery waiting(String agency) {
        List<WaitingDelivery> waiting = await().atMost(Duration.ofSeconds(60))
                .until(() -> client(agency).inbox().list(), list -> !list.isEmpty());
        return waiting.get(0);
    }

    /** A plain HTTPS client with this agency's certificate. */
    public HttpClient connection(String agency) {
        return raw.computeIfAbsent(agency, id -> {
            MutualTls tls = keys(id).tls(clock);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(tls.context())
                    .sslParameters(tls.client())
                    .build();
        });
    }

    /** What a plain HTTPS client with this agency's certificate gets. */
    public HttpResponse<byte[]> call(String agency, String method, String path, @Nullable String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return connection(agency).send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> get(String agency, String path) {
        return call(agency, "GET", path, null, "");
    }

    /** The embedded database, beside the gateway that works on it. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("db/daneker.db"));
    }

    /** One column of the embedded database, read beside the gateway; null where there is no such row. */
    public byte @Nullable [] column(String query, String id) {
        try (Connection connection = database();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's own look into the database failed", e);
        }
    }

    /** The wrapped key of a referral its sender knows under this id; null once destroyed. */
    public byte @Nullable [] wrappedKey(SignedReferral referral) {
        return column(
                "select k.wrapped from referral_key k join referral r on r.id = k.referral_id where r.message_id = ?",
                referral.id().toString());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
