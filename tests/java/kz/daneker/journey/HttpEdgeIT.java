package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the web server refuses before our code sees it is answered like everything else. */
@ExtendWith(OneGateway.class)
class HttpEdgeIT {
    private static final String ANYBODY = "centre-47";
    private static final String CLOSE = "Host: localhost\r\nConnection: close\r\n";

    private final RunningGateway gateway;

    HttpEdgeIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/inbox/%00",
                "/v1/inbox/a%2Fb",
                "/v1/%5c",
                "/v1/a\\b",
                "/v1/%zz",
                "/v1/inbox?x=<script>",
                "/v1/inbox?x=|\u00ff",
                "/../../etc/passwd",
                "/v1/../../etc/passwd",
                "http://a b/"
            })
    void refuses_aPathThatMeansTwoThings(String path) {
        requireProblem("GET " + path + " HTTP/1.1\r\n" + CLOSE + "\r\n", 400, "REQUEST_MALFORMED");
    }

    /** Read as the place they name, after decoding once; nobody gets round the check of who calls. */
    @ParameterizedTest
    @CsvSource({
        "/v1/../etc/passwd, 404",
        "/v1/%2e%2e/x, 404",
        "/v1//inbox, 404",
        "//v1/inbox, 404",
        "/;x/v1/inbox, 404",
        "/V1/inbox, 404",
        "/error, 404",
        "/actuator/health, 404",
        "/, 404"
    })
    void findsNothing_whereNothingIs(String path, int status) {
        requireProblem("GET " + path + " HTTP/1.1\r\n" + CLOSE + "\r\n", status, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW /v1/inbox", "TRACE /v1/inbox", "CONNECT localhost:443", "PATCH /v1/referrals"})
    void refuses_methodNobodyOffers(String methodAndPath) {
        requireProblem(methodAndPath + " HTTP/1.1\r\n" + CLOSE + "\r\n", 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no request at all\r\n\r\n",
                "GET /v1/inbox HTTP/3.7\r\n" + CLOSE + "\r\n",
                "GET /v1/inbox HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/inbox HTTP/1.1\r\nHost: two words\r\n\r\n",
                "GET /v1/inbox HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /v1/inbox HTTP/1.1\r\n" + CLOSE + "Expect: wonders\r\n\r\n",
                "POST /v1/referrals HTTP/1.1\r\n" + CLOSE + "Content-Length: -1\r\n\r\n",
                "POST /v1/referrals HTTP/1.1\r\n" + CLOSE + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"
            })
    void refuses_whatIsNoRequest(String request) {
        requireProblem(request, 400, "REQUEST_MALFORMED");
    }

    @Test
    void refuses_headersWithoutEnd() {
        String request = "GET /v1/inbox HTTP/1.1\r\n" + CLOSE + "X: " + "a".repeat(20_000) + "\r\n\r\n";
        requireProblem(request, 400, "REQUEST_MALFORMED");
    }

    @Test
    void refuses_brokenChunks() {
        String head = "POST /v1/referrals HTTP/1.1\r\n" + CLOSE + "Content-Type: application/sd-jwt\r\n";
        assertThat(problem(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        requireProblem(head + "Transfer-Encoding: gzip\r\n\r\n", 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void refuses_aForm() {
        String form = "POST /v1/referrals HTTP/1.1\r\n" + CLOSE + "Content-Length: 0\r\n";
        requireProblem(form + "Content-Type: multipart/form-data\r\n\r\n", 415, "MEDIA_TYPE_UNSUPPORTED");
        requireProblem(form + "Content-Type: multipart/form-data; boundary=b\r\n\r\n", 415, "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void speaks_theCallersLanguage_evenThen() {
        ObjectNode problem = problem("GET /v1/%00 HTTP/1.1\r\n" + CLOSE + "Accept-Language: kk\r\n\r\n");
        assertThat(problem.path("detail").stringValue()).contains("Сұрау");
    }

    @Test
    void offers_noHttp2() throws IOException, InterruptedException {
        assertThat(BareConnection.chosen(gateway, ANYBODY, "h2", "http/1.1")).isIn("", "http/1.1");

        HttpClient modern = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(gateway.keys(ANYBODY).tls(gateway.clock()).context())
                .sslParameters(gateway.keys(ANYBODY).tls(gateway.clock()).client())
                .build();
        HttpResponse<byte[]> answer = modern.send(
                HttpRequest.newBuilder(gateway.uri("/v1/inbox")).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void requireProblem(String request, int status, String code) {
        ObjectNode problem = problem(request);
        assertThat(List.of(problem.path("status").asInt(), problem.path("code").asString("")))
                .isEqualTo(List.of(status, code));
    }

    /** One whole problem document, and nothing that tells what runs here or repeats what came. */
    private ObjectNode problem(String request) {
        BareConnection.Answer answer = BareConnection.ask(gateway, ANYBODY, request);
        assertThat(answer.headers())
                .as(answer.toString())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("cache-control", "no-store")
                .doesNotContainKeys("server", "x-powered-by");
        assertThat(answer.body().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("exception", "tomcat", "apache", "\tat ", "<", "passwd", "wonders");
        ObjectNode problem = StrictJson.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        return problem;
    }
}
