package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The suite's raw bytes over HTTP. Bare they are no referral, whatever they say; under an agency's own good signature they
 * are what its software wrote, and get the answer the suite names.
 */
@ExtendWith(OneGateway.class)
class RawFixturesIT {
    private static final Path BAD = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"))
            .resolve("bad");
    private static final String ANYBODY = "centre-47";

    private final RunningGateway gateway;

    RawFixturesIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Bytes as they would come, and what must become of them. */
    record Raw(String name, JsonNode fixture) {
        byte[] bytes() {
            return read(BAD.resolve(fixture.path("rawFile").stringValue()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Raw> raw() {
        assumeTrue(Files.isDirectory(BAD), "the domain suite is not on this machine");
        try (Stream<Path> files = Files.list(BAD)) {
            return files.filter(file -> file.toString().endsWith(".expect.json"))
                    .sorted()
                    .map(file -> new Raw(
                            String.valueOf(file.getFileName()),
                            StrictJson.read(read(file)).path("fixture")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("raw")
    void getTheAnswerOfTheSuite_underAGoodSignature(Raw raw) {
        HttpResponse<byte[]> answer = gateway.post(ANYBODY, "/v1/referrals", "application/sd-jwt", signed(raw.bytes()));
        JsonNode expected = raw.fixture().path("expect");
        ObjectNode problem = RunningGateway.json(answer);
        assertThat(problem.path("code").asString(""))
                .isEqualTo(expected.path("code").stringValue());
        assertThat(answer.statusCode()).isEqualTo(expected.path("http").asInt());
        assertThat(problem.path("pointer").asString(""))
                .isEqualTo(expected.path("path").stringValue());
        assertThat(problem.path("detail").stringValue())
                .isEqualTo(expected.at("/message/en").stringValue());
        assertThat(problem.path("receipt").asString("")).as("signed for").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("raw")
    void areNoReferral_unsigned(Raw raw) {
        HttpResponse<byte[]> asNamed = gateway.post(
                ANYBODY, "/v1/referrals", raw.fixture().path("contentType").stringValue(), raw.bytes());
        assertThat(RunningGateway.json(asNamed).path("code").asString("")).isIn("MEDIA_TYPE_UNSUPPORTED", "TOO_LARGE");
        HttpResponse<byte[]> asToken = gateway.post(ANYBODY, "/v1/referrals", "application/sd-jwt", raw.bytes());
        assertThat(RunningGateway.json(asToken).path("code").asString("")).isIn("ENVELOPE_MALFORMED", "TOO_LARGE");
    }

    /** A token whose signature holds over whatever bytes these are: no code of ours would sign them. */
    private String signed(byte[] payload) {
        String header = gateway.sign(Payloads.good("01")).split("[.]", 2)[0];
        String signed = header + "." + base64(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(ownKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign()) + "~";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey ownKey() throws GeneralSecurityException {
        Path folder = gateway.data().resolve("agencies").resolve(ANYBODY);
        try {
            char[] pin = Files.readString(folder.resolve("keys.pin")).strip().toCharArray();
            KeyStore keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), pin);
            return (PrivateKey) keys.getKey(ANYBODY + "-sig-1", pin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
