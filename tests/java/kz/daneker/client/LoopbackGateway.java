package kz.daneker.client;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import kz.daneker.trust.MutualTls;
import org.jspecify.annotations.Nullable;

/** A TLS server with the gateway's certificate that answers what a test wants to hear, and keeps what it was sent. */
final class LoopbackGateway implements AutoCloseable {
    private final HttpsServer server;
    final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private volatile int unanswered;
    private volatile @Nullable HttpHandler otherwise;

    /** @param body empty closes the connection without an answer */
    record Says(int status, String mediaType, String body) {}

    LoopbackGateway(ClientSite site, Function<String, Says> answer) throws IOException {
        MutualTls tls = MutualTls.withAgencies(site.gateway(), site.trust, site.clock);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.server());
            }
        });
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            received.add(body);
            if (unanswered > 0) {
                unanswered--;
                exchange.close();
                return;
            }
            HttpHandler other = otherwise;
            if (other != null) {
                other.handle(exchange);
                return;
            }
            Says says = answer.apply(body);
            ((HttpsExchange) exchange).getResponseHeaders().add("Content-Type", says.mediaType());
            exchange.getResponseHeaders().add("Retry-After", "0");
            byte[] bytes = says.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(says.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    /** Takes the next requests and hangs up. */
    void hangUp(int times) {
        this.unanswered = times;
    }

    /** From now on answers every request like this. */
    void answer(HttpHandler handler) {
        this.otherwise = handler;
    }

    URI uri() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
