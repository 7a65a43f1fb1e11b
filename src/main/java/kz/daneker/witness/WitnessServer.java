package kz.daneker.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.daneker.trust.MutualTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /add-checkpoint}: a witness that logs can reach. */
public final class WitnessServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
    private static final String PATH = "/add-checkpoint";
    private static final int WORKERS = 4;

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

    /**
     * Listens at once.
     *
     * @param tls whose certificate it shows and whom it lets in; without it anybody may ask in clear, which gives nothing
     *     away and proves nothing wrong, yet is meant for this machine alone
     */
    public WitnessServer(Witness witness, InetSocketAddress at, Optional<MutualTls> tls) throws IOException {
        this.witness = witness;
        this.server = tls.isPresent() ? secured(at, tls.get()) : HttpServer.create(at, 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer secured(InetSocketAddress at, MutualTls tls) throws IOException {
        HttpsServer server = HttpsServer.create(at, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.server());
            }
        });
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.LARGEST + 1);
        if (body.length > AddCheckpoint.LARGEST) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        try {
            send(exchange, 200, "text/plain; charset=utf-8", witness.cosign(AddCheckpoint.parse(body)));
        } catch (NotCosigned refusal) {
            LOG.warn("{}", refusal.getMessage());
            boolean tellsSize = refusal.why() == NotCosigned.Why.OTHER_SIZE;
            send(
                    exchange,
                    refusal.why().status(),
                    tellsSize ? "text/x.tlog.size" : "text/plain; charset=utf-8",
                    (tellsSize ? Long.toString(refusal.size()) : refusal.why().name()) + "\n");
        } catch (UncheckedIOException e) {
            LOG.error("the witness could not keep a checkpoint, so it cosigned none");
            exchange.sendResponseHeaders(503, -1);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
