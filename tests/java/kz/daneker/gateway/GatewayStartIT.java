package kz.daneker.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.anchor.AnchorReport;
import kz.daneker.anchor.Anchors;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.client.AgencyClient;
import kz.daneker.consent.BrokenMatrix;
import kz.daneker.signing.DetachedJws;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.TimeStampRoots;
import kz.daneker.trust.TrustProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What stops a start, and what a start leaves behind. */
class GatewayStartIT {
    private static final Map<String, String> ANY_PORT =
            Map.of("server.port", "0", "management.server.port", "0", "daneker.broker.amqp-port", "0");

    @TempDir
    private Path home;

    @BeforeEach
    void copyOfTheSite() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("certs"), home.resolve("certs"));
    }

    @Test
    void makes_secretFilesNobodyElseCanRead() throws IOException {
        try (Gateway gateway = Gateway.start(development(), ANY_PORT)) {
            assertThat(gateway.port()).isPositive();
            assertThat(gateway.amqpPort()).isPositive();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !stamped().proven().isEmpty());
        }
        assertThat(stamped().findings()).isEmpty();
        try (Stream<Path> keys = Files.walk(home.resolve("data/keys"))) {
            assertThat(keys.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as(file.toString())
                            .isSubsetOf(Set.copyOf(ownerOnly())));
        }
    }

    @Test
    void refuses_productionWithDevelopmentKeys() throws IOException {
        Gateway.start(development(), ANY_PORT).close();
        FileSystemUtils.copyRecursively(home.resolve("data/certs"), home.resolve("certs"));

        assertThatThrownBy(() -> Gateway.start(new Site(home, home.resolve("data"), Site.Mode.PRODUCTION), ANY_PORT))
                .isInstanceOf(TrustProblem.class);
    }

    @Test
    void refuses_brokenMatrix() throws IOException {
        Path matrix = home.resolve("config/sharing-matrix.yaml");
        Files.writeString(
                matrix,
                Files.readString(matrix, StandardCharsets.UTF_8)
                        .replace("required: [ID_NAME, EMPLOYMENT]", "required: [ID_NAME, RELIGION]"),
                StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Gateway.start(development(), ANY_PORT)).hasRootCauseInstanceOf(BrokenMatrix.class);
    }

    @Test
    void refuses_unsignedMatrixWhereSignatureIsRequired_andTakesTheSignedOne() throws IOException {
        Map<String, String> signed = new LinkedHashMap<>(ANY_PORT);
        signed.put("daneker.matrix.signature", "required");
        assertThatThrownBy(() -> Gateway.start(development(), signed)).hasRootCauseInstanceOf(BrokenMatrix.class);

        Path matrix = home.resolve("config/sharing-matrix.yaml");
        Path signature = home.resolve("config/sharing-matrix.yaml.sig");
        Files.writeString(
                signature,
                DetachedJws.sign(Files.readAllBytes(matrix), ministry().signing()),
                StandardCharsets.US_ASCII);
        Gateway.start(development(), signed).close();

        Files.writeString(matrix, "\n# edited\n", StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Gateway.start(development(), ANY_PORT))
                .as("a signature that is there must hold, required or not")
                .hasRootCauseInstanceOf(BrokenMatrix.class);
    }

    private AnchorReport stamped() throws IOException {
        Path data = home.resolve("data");
        return Anchors.verify(
                data.resolve("anchors"),
                TimeStampRoots.load(data.resolve("certs/tsa")),
                WitnessPolicy.parse(Files.readString(data.resolve("log.policy"))));
    }

    private Site development() {
        return new Site(home, home.resolve("data"), Site.Mode.DEVELOPMENT);
    }

    private AgencyKeys ministry() {
        AgencyRegister agencies = AgencyRegister.load(
                home.resolve("config/agencies.yaml"), Regions.load(home.resolve("config/regions.yaml")));
        return AgencyKeys.open(
                new AgencyId("moe"),
                home.resolve("data/agencies/moe"),
                AgencyClient.trust(home.resolve("data/certs"), agencies));
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> ownerOnly() {
        return java.nio.file.attribute.PosixFilePermissions.fromString("rw-------");
    }
}
