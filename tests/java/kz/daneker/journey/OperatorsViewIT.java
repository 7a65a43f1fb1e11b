package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import kz.daneker.processes.ChildJvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets and sees: how much one agency may ask, and whether the gateway can work. */
class OperatorsViewIT {
    private static final int MANAGEMENT = ChildJvm.freePort();
    private static final int PER_SECOND = 2;

    @TempDir
    private static Path data;

    private static Exchange exchange;

    @BeforeAll
    static void start() {
        exchange = new Exchange(
                data,
                Map.of(
                        "daneker.rate-limit.per-second", Integer.toString(PER_SECOND),
                        "management.server.port", Integer.toString(MANAGEMENT)));
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void slowsDown_theAgencyThatAsksTooMuch_andNobodyElse() {
        Party storm = exchange.party("centre-47");
        HttpResponse<String> refused = IntStream.range(0, 200 * PER_SECOND)
                .mapToObj(any -> storm.get("/v1/inbox"))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        ProblemAnswer.assertRefused(refused, 429, "RATE_LIMITED");
        assertThat(storm.header(refused, "Retry-After")).isNotNull();
        assertThat(exchange.party("centre-15").get("/v1/inbox").statusCode()).isEqualTo(200);
        await("it may ask again")
                .atMost(Duration.ofSeconds(10))
                .until(() -> storm.get("/v1/inbox").statusCode() == 200);
    }

    @Test
    void tells_thatItWorks_andNothingElse() throws IOException, InterruptedException {
        HttpResponse<String> health = ask("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details", "sqlite");
        assertThat(ask("/actuator/metrics").body()).contains("jvm.memory.used").doesNotContain("centre-47");
        assertThat(ask("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(ask("/actuator/heapdump").statusCode()).isEqualTo(404);
        assertThat(ask("/actuator/shutdown").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + MANAGEMENT + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
