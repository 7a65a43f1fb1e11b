package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import kz.daneker.signing.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteTimeStampAuthorityTest {
    private static final Digest IMPRINT = Digest.of(new byte[] {1, 2, 3});

    @TempDir
    static Path folder;

    private static BuiltInTimeStampAuthority behind;
    private static TimeStampRoots roots;
    private static HttpServer server;
    private static volatile UnaryOperator<byte[]> answering;
    private static volatile String type;
    private static volatile String asked;

    @BeforeAll
    static void serve() throws IOException {
        Site site = new Site(folder);
        behind = BuiltInTimeStampAuthority.open(site.pki.timeStampKeys(), site.clock, Site.RANDOM);
        roots = TimeStampRoots.load(site.pki.certificates().resolve("tsa"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestHeaders().getFirst("Content-Type");
            byte[] reply = answering.apply(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void answersWell() {
        answering = behind::answer;
        type = "application/timestamp-reply";
    }

    @Test
    void gives_aTokenOverTheQuestion() throws Exception {
        TimeStamp stamp = authority("").stamp(IMPRINT);

        assertThat(roots.verify(stamp, IMPRINT).authority()).contains("TSA");
        assertThat(asked).isEqualTo("application/timestamp-query");
    }

    @Test
    void refuses_aTokenGivenBefore() throws Exception {
        byte[] earlier = authority("").stamp(IMPRINT).bytes();
        answering = query -> earlier;

        assertThatThrownBy(() -> authority("").stamp(IMPRINT))
                .isInstanceOf(TimeStampRefused.class)
                .hasMessageContaining("question");
    }

    @Test
    void refuses_otherRules_thanThoseAskedFor() throws Exception {
        assertThat(authority("2.25.264639271417719616526961808011124798325").stamp(IMPRINT))
                .isNotNull();

        byte[] ofItsOwn = authority("").stamp(IMPRINT).bytes();
        answering = query -> ofItsOwn;
        assertThatThrownBy(() -> authority("1.2.3.4").stamp(IMPRINT)).isInstanceOf(TimeStampRefused.class);
    }

    @Test
    void refuses_whatIsNoReply() {
        type = "text/html";
        assertThatThrownBy(() -> authority("").stamp(IMPRINT)).isInstanceOf(IOException.class);

        type = "application/timestamp-reply";
        answering = query -> new byte[TimeStamp.LARGEST + 1];
        assertThatThrownBy(() -> authority("").stamp(IMPRINT)).isInstanceOf(IOException.class);

        answering = query -> "no".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> authority("").stamp(IMPRINT)).isInstanceOf(TimeStampRefused.class);
    }

    private static RemoteTimeStampAuthority authority(String policy) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
        BoundedExchange http =
                new BoundedExchange(HttpClient.newHttpClient(), Duration.ofSeconds(10), TimeStamp.LARGEST);
        return new RemoteTimeStampAuthority(address, policy, http, Site.RANDOM);
    }
}
