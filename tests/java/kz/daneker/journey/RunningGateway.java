package kz.daneker.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Approvals;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.privacy.LiveSite;
import kz.daneker.referral.StrictJson;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.TrustStore;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.ObjectNode;

/** A gateway as it runs in service, with every agency of the register ready to call it. */
final class RunningGateway implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final LiveSite site;

    private RunningGateway(LiveSite site) {
        this.site = site;
    }

    static RunningGateway inFreshFolder() {
        try {
            Path data = Files.createTempDirectory("daneker-journey-");
            return new RunningGateway(LiveSite.start(data, Map.of("daneker.delivery.expiry-period", "200")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        site.close();
        FileSystemUtils.deleteRecursively(site.data());
    }

    Clock clock() {
        return site.clock();
    }

    Path data() {
        return site.data();
    }

    int amqpPort() {
        return site.amqpPort();
    }

    AgencyRegister agencies() {
        return site.agencies();
    }

    TrustStore trust() {
        return site.trust();
    }

    AgencyKeys keys(String agency) {
        return site.keys(agency);
    }

    AgencyClient client(String agency) {
        return site.client(agency);
    }

    URI uri(String path) {
        return site.address().resolve(path);
    }

    HttpClient connection(String agency) {
        return site.connection(agency);
    }

    HttpResponse<byte[]> get(String agency, String path) {
        return exchange(agency, HttpRequest.newBuilder(uri(path)).GET());
    }

    HttpResponse<byte[]> post(String agency, String path, String mediaType, String ascii) {
        return post(agency, path, mediaType, ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    HttpResponse<byte[]> post(String agency, String path, String mediaType, byte[] body) {
        return exchange(
                agency,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> exchange(String agency, HttpRequest.Builder request) {
        try {
            return connection(agency)
                    .send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signs as the sender named in the payload and posts it. */
    HttpResponse<byte[]> send(ObjectNode referral) {
        String sender = Payloads.sender(referral);
        return post(sender, "/v1/referrals", "application/sd-jwt", sign(referral));
    }

    String sign(ObjectNode referral) {
        return client(Payloads.sender(referral))
                .signer()
                .sign(referral.deepCopy())
                .token()
                .serialize();
    }

    /** Whoever an emergency referral names approves it, signed by that person's agency; nobody is named in others. */
    void approve(ObjectNode referral) {
        Approvals.file(this::client, referral);
    }

    static ObjectNode json(HttpResponse<byte[]> response) {
        return StrictJson.readObject(response.body());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The delivery of a referral, once it is filed. Only a look into the database links the two. */
    UUID arrived(ObjectNode referral) {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> delivery(Payloads.id(referral)), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private java.util.Optional<UUID> delivery(UUID messageId) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select d.id from delivery d join referral r on"
                        + " r.id = d.referral_id where r.message_id = '" + messageId + "'")) {
            return row.next() ? java.util.Optional.of(UUID.fromString(row.getString(1))) : java.util.Optional.empty();
        }
    }

    Connection database() throws SQLException {
        return site.database();
    }

    record Inbox(java.util.Set<UUID> ids) {}

    Inbox inbox(String recipient) {
        return new Inbox(client(recipient).inbox().list().stream()
                .map(WaitingDelivery::id)
                .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    }

    /** Sends and waits for the delivery at its recipient, not yet fetched. */
    UUID deliver(ObjectNode referral) {
        HttpResponse<byte[]> answer = send(referral);
        if (answer.statusCode() != 202) {
            throw new AssertionError("a good referral must be accepted, found " + text(answer));
        }
        return arrived(referral);
    }

    /** Fetches and verifies, as the recipient's own software does. */
    ReceivedReferral open(String recipient, UUID delivery) {
        try {
            return client(recipient)
                    .receive(delivery, new ReceivedFolder(Files.createTempDirectory(site.data(), "received-")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of the gateway's own state, broker and database, by its path. */
    Stream<Path> stateFiles() throws IOException {
        return Stream.of("db", "broker", "log")
                .map(site.data()::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> {
                    try {
                        return Files.walk(folder);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(Files::isRegularFile);
    }
}
