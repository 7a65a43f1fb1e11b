package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests no client of ours would make: one clear answer, nothing echoed, nothing broken. */
@ExtendWith(OneGateway.class)
class BadRequestIT {
    private static final String ANYBODY = "centre-47";

    private final RunningGateway gateway;

    BadRequestIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/nothing, 404, NOT_FOUND",
        "GET, /v1/inbox/not-an-id, 404, NOT_FOUND",
        "GET, /v1/inbox/%3Cscript%3E, 404, NOT_FOUND",
        "GET, /v1/referrals, 405, METHOD_NOT_ALLOWED",
        "PUT, /v1/referrals, 405, METHOD_NOT_ALLOWED",
        "DELETE, /v1/inbox, 405, METHOD_NOT_ALLOWED",
        "POST, /v1/inbox, 405, METHOD_NOT_ALLOWED"
    })
    void answers_unknownPlaceOrMethod(String method, String path, int status, String code) {
        requireProblem(
                gateway.exchange(
                        ANYBODY,
                        HttpRequest.newBuilder(gateway.uri(path)).method(method, HttpRequest.BodyPublishers.noBody())),
                status,
                code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/xml", "application/fhir+json", "nonsense"})
    void refuses_otherMediaType(String mediaType) {
        requireProblem(gateway.post(ANYBODY, "/v1/referrals", mediaType, "{}"), 415, "MEDIA_TYPE_UNSUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "~~~",
                "a.b.c",
                "a.b.c~",
                "{\"referralId\":",
                "<?xml version=\"1.0\"?><!DOCTYPE x>",
                "ÿþ\u0000",
                "e30.e30.e30~",
                "eyJhbGciOiJub25lIn0.e30.~"
            })
    void refuses_garbage(String body) {
        for (String mediaType : List.of("application/sd-jwt", "application/jose")) {
            HttpResponse<byte[]> answer = gateway.post(ANYBODY, "/v1/referrals", mediaType, body);
            assertThat(answer.statusCode()).as(RunningGateway.text(answer)).isIn(400, 401);
            assertThat(RunningGateway.json(answer).path("code").asString("")).isNotEmpty();
            assertThat(RunningGateway.text(answer)).doesNotContain("Exception").doesNotContain("DOCTYPE");
        }
        for (String path : List.of(
                "/v1/referrals/5f0c1d2e-0000-4a00-8000-000000000002/status",
                "/v1/inbox/5f0c1d2e-0000-4a00-8000-000000000002/receipt")) {
            assertThat(gateway.post(ANYBODY, path, "application/jwt", body).statusCode())
                    .isIn(400, 401, 404);
        }
    }

    @Test
    void refuses_oversizedBody_announcedOrNot() {
        byte[] large = new byte[300 * 1024];
        Arrays.fill(large, (byte) 'a');
        requireProblem(gateway.post(ANYBODY, "/v1/referrals", "application/sd-jwt", large), 413, "TOO_LARGE");
        byte[] larger = new byte[1024 * 1024];
        Arrays.fill(larger, (byte) 'a');
        requireProblem(gateway.post(ANYBODY, "/v1/referrals", "application/sd-jwt", larger), 413, "TOO_LARGE");
        requireProblem(
                gateway.exchange(
                        ANYBODY,
                        HttpRequest.newBuilder(gateway.uri("/v1/referrals"))
                                .header("Content-Type", "application/sd-jwt")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(larger)))),
                413,
                "TOO_LARGE");
    }

    @Test
    void answers_inJsonWhateverIsAccepted() {
        HttpResponse<byte[]> answer = gateway.exchange(
                ANYBODY,
                HttpRequest.newBuilder(gateway.uri("/v1/inbox"))
                        .header("Accept", "application/xml")
                        .GET());
        assertThat(answer.statusCode()).as(RunningGateway.text(answer)).isIn(200, 406, 415);
        assertThat(answer.headers().firstValue("content-type").orElse("")).contains("json");
    }

    @Test
    void refuses_callerWithoutCertificate() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLSv1.3");
        trusting.init(null, gatewayTrusted(), null);
        HttpClient nobody = HttpClient.newBuilder().sslContext(trusting).build();

        assertThatThrownBy(() -> nobody.send(
                        HttpRequest.newBuilder(gateway.uri("/v1/inbox")).build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void answers_unavailableWhileTheDatabaseIs_andRecovers() throws Exception {
        String token = gateway.sign(Payloads.good("01"));
        try (Connection other = gateway.database();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            HttpResponse<byte[]> answer = gateway.post(ANYBODY, "/v1/referrals", "application/sd-jwt", token);
            requireProblem(answer, 503, "UNAVAILABLE");
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            statement.execute("ROLLBACK");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gateway.post(ANYBODY, "/v1/referrals", "application/sd-jwt", token)
                                .statusCode()
                        == 202);
    }

    private javax.net.ssl.TrustManager[] gatewayTrusted() throws Exception {
        java.security.KeyStore roots = java.security.KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        try (java.io.InputStream file =
                java.nio.file.Files.newInputStream(gateway.data().resolve("keys/trusted.pem"))) {
            roots.setCertificateEntry(
                    "root",
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        javax.net.ssl.TrustManagerFactory factory = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
        factory.init(roots);
        return factory.getTrustManagers();
    }

    private static void requireProblem(HttpResponse<byte[]> answer, int status, String code) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(status);
        assertThat(RunningGateway.json(answer).path("code").asString("")).isEqualTo(code);
        assertThat(text).doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("<script");
    }
}
