package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as client of an agency's own HTTPS address, whose certificate is good and whose manners are not. */
class BoundedExchangeTest {
    private static final int AT_MOST = 100_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static Site site;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final EndlessAnswer endless = new EndlessAnswer();
    private HttpsServer agency;

    @BeforeAll
    static void makeKeys() {
        site = new Site(data);
    }

    @BeforeEach
    void listen() throws IOException {
        MutualTls tls = site.agency(Site.CLINIC).tls(site.clock);
        agency = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agency.setExecutor(threads);
        agency.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.server());
            }
        });
        agency.start();
    }

    @AfterEach
    void stop() {
        agency.stop(0);
        threads.shutdownNow();
    }

    @Test
    void takes_anAnswerOfTheLastByteAllowed() throws Exception {
        assertThat(ask(LONG, says(AT_MOST)).body()).hasSize(AT_MOST);
    }

    @Test
    void refuses_oneByteMore_announced() {
        assertThatThrownBy(() -> ask(LONG, says(AT_MOST + 1)))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("an answer must have at most " + AT_MOST + " bytes");
    }

    @Test
    void hangsUp_onAnAnswerWithoutEnd() throws InterruptedException {
        assertThatThrownBy(() -> ask(LONG, endless::flood))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("an answer must have at most " + AT_MOST + " bytes");
        assertThat(endless.wasCut()).isTrue();
    }

    /** The headers came at once: a time-out that ends with them would wait for ever. */
    @Test
    void hangsUp_onAnAnswerThatDrips() throws InterruptedException {
        long asked = System.nanoTime();
        assertThatThrownBy(() -> ask(Duration.ofMillis(700), endless::drip)).isInstanceOf(HttpTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .isBetween(Duration.ofMillis(700), Duration.ofSeconds(10));
        assertThat(endless.wasCut()).isTrue();
    }

    private HttpResponse<byte[]> ask(Duration within, HttpHandler answer) throws IOException, InterruptedException {
        agency.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer.handle(exchange);
        });
        MutualTls tls = MutualTls.withAgencies(site.gateway(), site.trust(), site.clock);
        HttpClient http = HttpClient.newBuilder()
                .sslContext(tls.context())
                .sslParameters(tls.client())
                .build();
        URI address = URI.create("https://localhost:" + agency.getAddress().getPort() + "/");
        return new BoundedExchange(http, within, AT_MOST)
                .send(HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString("sealed"))
                        .build());
    }

    private static HttpHandler says(int bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes);
            exchange.getResponseBody().write(new byte[bytes]);
            exchange.close();
        };
    }
}
