package kz.daneker.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.RecallBook;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.privacy.LiveSite;
import kz.daneker.signing.BreakGlassNotice;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.RecallNotice;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.VerifiedRecall;
import kz.daneker.trust.MutualTls;

/** An agency's own HTTPS address: its certificate, and nobody but the gateway gets in. */
final class ListeningAgency implements AutoCloseable {
    private final HttpsServer server;
    private final List<Long> posts = new CopyOnWriteArrayList<>();
    private final List<ReceivedReferral> received = new CopyOnWriteArrayList<>();
    private final List<RecallNotice> recalled = new CopyOnWriteArrayList<>();
    private final List<BreakGlassNotice> noticed = new CopyOnWriteArrayList<>();
    private final Queue<HttpHandler> otherwise = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;

    /** Takes its port now; listens from {@link #listen} on. */
    ListeningAgency() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/referrals");
    }

    void listen(LiveSite site, String agency) {
        MutualTls tls = site.keys(agency).tls(site.clock());
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.server());
            }
        });
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "listening-agency");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/referrals", exchange -> answer(exchange, site, agency));
        server.start();
    }

    /** Forgets its posts; from now on every one is answered with 500. */
    void breakDown() {
        posts.clear();
        broken = true;
    }

    /** Forgets its posts; the next one is answered like this, the others as usual. */
    void answerOnce(HttpHandler handler) {
        posts.clear();
        otherwise.add(handler);
    }

    /** Forgets its posts and works again. */
    void recover() {
        posts.clear();
        broken = false;
    }

    /** When it was called, ns. */
    List<Long> posts() {
        return posts;
    }

    List<ReceivedReferral> received() {
        return received;
    }

    /** What it was asked to delete, and did. */
    List<RecallNotice> recalled() {
        return recalled;
    }

    /** The reviews it was told of. */
    List<BreakGlassNotice> noticed() {
        return noticed;
    }

    private void answer(HttpExchange exchange, LiveSite site, String agency) throws IOException {
        posts.add(System.nanoTime());
        String jwe = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        HttpHandler other = otherwise.poll();
        if (other != null) {
            other.handle(exchange);
            return;
        }
        if (broken) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
            return;
        }
        String recall = exchange.getRequestHeaders().getFirst("Daneker-Recall");
        if (recall != null) {
            answer(exchange, acknowledged(site.client(agency), UUID.fromString(recall), jwe));
            return;
        }
        String review = exchange.getRequestHeaders().getFirst("Daneker-Review");
        if (review != null) {
            noticed.add(site.client(agency).emergencies().verify(UUID.fromString(review), jwe));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        UUID delivery = UUID.fromString(exchange.getRequestHeaders().getFirst("Daneker-Delivery"));
        ReceivedReferral opened = site.client(agency).opener().open(delivery, jwe);
        byte[] receipt = Receipt.builder()
                .from(PartyUrn.of(site.client(agency).agency()))
                .to(PartyUrn.GATEWAY)
                .at(site.clock().instant())
                .id(UUID.randomUUID().toString())
                .about(delivery.toString())
                .received(opened.token().issuerJwt().digest(), opened.token().disclosureDigests())
                .outcome(Outcome.DELIVERED)
                .build()
                .sign(site.keys(agency).signing())
                .getBytes(StandardCharsets.US_ASCII);
        received.add(opened);
        answer(exchange, receipt);
    }

    private byte[] acknowledged(AgencyClient client, UUID id, String notice) {
        VerifiedRecall recall = client.recalls().verify(id, notice);
        recalled.add(recall.notice());
        return client.recalls().sign(recall, RecallBook.Done.DELETED, null).getBytes(StandardCharsets.US_ASCII);
    }

    private static void answer(HttpExchange exchange, byte[] receipt) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/jwt");
        exchange.sendResponseHeaders(200, receipt.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(receipt);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
