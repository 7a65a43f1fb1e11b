package kz.daneker.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayConnection;
import kz.daneker.client.Patience;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.signing.Jws;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.StatusNote;
import kz.daneker.trust.AgencyKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One agency: its own client, and its bare connection for what no client would say. */
final class Party {
    static final String SD_JWT = "application/sd-jwt";
    static final String JWT = "application/jwt";

    private final Exchange exchange;
    private final AgencyKeys keys;
    private final AgencyClient client;
    private final HttpClient http;
    private final ReceivedFolder received;

    Party(Exchange exchange, AgencyId id) {
        Clock clock = Clock.systemUTC();
        this.exchange = exchange;
        this.keys = AgencyKeys.open(id, exchange.data().resolve("agencies").resolve(id.value()), exchange.trust());
        this.client = new AgencyClient(
                keys,
                exchange.trust(),
                exchange.agencies(),
                new GatewayConnection(exchange.address(), keys.tls(clock), Patience.oneAttempt(), Language.EN),
                clock,
                new SecureRandom());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(keys.tls(clock).context())
                .sslParameters(keys.tls(clock).client())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        this.received = new ReceivedFolder(exchange.data().resolve("received-by-" + id));
    }

    AgencyClient client() {
        return client;
    }

    AgencyKeys keys() {
        return keys;
    }

    String urn() {
        return PartyUrn.of(keys.agency());
    }

    SignedReferral sign(ObjectNode referral) {
        return client.signer().sign(referral);
    }

    HttpResponse<String> send(String token, String language) {
        return post("/v1/referrals", SD_JWT, Exchange.ascii(token), language);
    }

    HttpResponse<String> send(SignedReferral referral) {
        return send(referral.token().serialize(), "en");
    }

    HttpResponse<String> post(String path, String mediaType, byte[] body, String language) {
        return exchange(to(path).header("Content-Type", mediaType)
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> get(String path) {
        return exchange(to(path).GET());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(exchange.address().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A receipt of the gateway's, its signature checked. */
    Receipt verified(String compact) {
        return Receipt.verify(compact, keys.gateway(Jws.keyNamedBy(compact), exchange.now()))
                .receipt();
    }

    List<UUID> inbox() {
        return client.inbox().list().stream().map(WaitingDelivery::id).toList();
    }

    /** The one delivery that waits, as soon as it does. */
    UUID awaitOne() {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(25))
                .until(this::inbox, waiting -> waiting.size() == 1)
                .get(0);
    }

    ReceivedReferral fetch(UUID delivery) {
        return client.receive(delivery, received);
    }

    /** Fetches what waits, signs for it, and says under which id it will speak about it. */
    UUID receiveOne() {
        UUID delivery = awaitOne();
        client.sign(fetch(delivery));
        return delivery;
    }

    /** A status note as this agency would sign it, right or wrong. */
    StatusNote note(UUID about, int sequence, String word) {
        return new StatusNote(urn(), PartyUrn.GATEWAY, about.toString(), sequence, word, exchange.now(), null, null);
    }

    HttpResponse<String> say(UUID id, StatusNote note) {
        return sayAs(id, note.sign(keys.signing()));
    }

    HttpResponse<String> sayAs(UUID id, String jws) {
        return post("/v1/referrals/" + id + "/status", JWT, Exchange.ascii(jws), "en");
    }

    HttpResponse<String> receipt(UUID delivery, String jws) {
        return post("/v1/inbox/" + delivery + "/receipt", JWT, Exchange.ascii(jws), "en");
    }

    @Nullable
    String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
