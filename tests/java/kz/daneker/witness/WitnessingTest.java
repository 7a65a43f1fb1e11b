package kz.daneker.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.Cosigner;
import kz.daneker.audit.FolderDisk;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.signing.CosigningKey;
import kz.daneker.witness.WitnessStanding.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log and its witnesses over HTTP, on loopback: what they agree on, and what no log can hide from them. */
class WitnessingTest {
    private static final String NAME = "test.example/audit";

    @TempDir
    Path folder;

    private final List<WitnessServer> servers = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private GrownLog log;

    @BeforeEach
    void start() throws IOException {
        log = GrownLog.in(folder.resolve("log"), NAME);
        lines.append("log ").append(log.key()).append("\nwitness own ").append(log.secondKey());
        for (int number = 1; number <= 3; number++) {
            servers.add(witness(number));
        }
        lines.append("\ngroup most 2 w1 w2 w3\nquorum most\n");
    }

    private WitnessServer witness(int number) throws IOException {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        Witness witness = new Witness(
                List.of(log.key()),
                new FolderDisk(folder.resolve("memory" + number)),
                new Cosigner("witness.example/w" + number, CosigningKey.ofSeed(seed)),
                Clock.systemUTC());
        WitnessServer server = new WitnessServer(
                witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        lines.append("\nwitness w").append(number).append(' ').append(witness.verifier());
        lines.append(" http://127.0.0.1:").append(server.port());
        return server;
    }

    @AfterEach
    void stop() {
        servers.forEach(WitnessServer::close);
    }

    private WitnessPolicy policy() {
        return WitnessPolicy.parse(lines.toString());
    }

    private Witnessing asking(GrownLog of, long records) {
        return new Witnessing(
                of.reader(),
                policy(),
                new FolderDisk(folder.resolve("witnessed")),
                HttpClient.newHttpClient(),
                () -> records,
                Clock.systemUTC());
    }

    private static List<Kind> kinds(Witnessing witnessing) {
        return witnessing.standings().stream().map(WitnessStanding::kind).toList();
    }

    @Test
    void keeps_whatEnoughCosigned() {
        try (Witnessing witnessing = asking(log, 0)) {
            log.growTo(40);
            witnessing.ask();
            log.growTo(300);
            servers.get(1).close();
            witnessing.ask();

            byte[] witnessed = witnessing.witnessed().orElseThrow();
            assertThat(policy().check(witnessed).size()).isEqualTo(300);
            assertThat(kinds(witnessing)).containsExactly(Kind.COSIGNS, Kind.SILENT, Kind.COSIGNS);
            LogProof proof = LogProof.parse(
                    log.reader().proof(17, witnessed).orElseThrow().bytes());
            assertThat(new String(proof.check(policy()))).isEqualTo("one 17");

            servers.get(0).close();
            log.growTo(301);
            witnessing.ask();
            assertThat(policy().check(witnessing.witnessed().orElseThrow()).size())
                    .as("one of three is too few: the last good one stays")
                    .isEqualTo(300);
        }
    }

    @Test
    void goesOn_afterARestartOfTheLog() {
        log.growTo(5);
        try (Witnessing before = asking(log, 0)) {
            before.ask();
        }
        log.growTo(9);
        try (Witnessing after = asking(log, 0)) {
            assertThatCode(() -> after.requireNoneContradicts(log.note())).doesNotThrowAnyException();
            assertThat(kinds(after)).containsOnly(Kind.COSIGNS);
        }
    }

    @Test
    void finds_aRolledBackLog() {
        byte[] empty = log.note();
        log.growTo(5);
        byte[] older = log.note();
        log.growTo(9);
        try (Witnessing before = asking(log, 0)) {
            before.ask();
        }
        for (byte[] put : List.of(older, empty)) {
            try (Witnessing after = asking(log, 5)) {
                assertThatThrownBy(() -> after.requireNoneContradicts(put))
                        .isInstanceOf(TrailFault.class)
                        .hasMessageContaining("it has seen 9 records");
                assertThat(kinds(after)).containsOnly(Kind.CONTRADICTS);
            }
        }
    }

    @Test
    void waits_whereOnlyTheFolderIsBehind() {
        log.growTo(5);
        byte[] older = log.note();
        log.growTo(9);
        try (Witnessing other = asking(log, 9)) {
            other.ask();
        }
        try (Witnessing behind = asking(log, 9)) {
            assertThatCode(() -> behind.requireNoneContradicts(older)).doesNotThrowAnyException();
            assertThat(kinds(behind)).containsOnly(Kind.SILENT);
            behind.ask();
            assertThat(kinds(behind)).containsOnly(Kind.COSIGNS);
        }
    }

    @Test
    void finds_aSplitView() {
        log.growTo(7);
        try (Witnessing one = asking(log, 0)) {
            one.ask();
        }
        for (long size : new long[] {7, 12}) {
            GrownLog split = GrownLog.forked(folder.resolve("split" + size), NAME);
            split.growTo(size);
            try (Witnessing other = asking(split, 0)) {
                other.ask();
                assertThat(kinds(other)).containsOnly(Kind.CONTRADICTS);
            }
        }
        try (Witnessing one = asking(log, 0)) {
            assertThat(policy().check(one.witnessed().orElseThrow()).root())
                    .as("the other view replaced nothing")
                    .isEqualTo(policy().checkLog(log.note()).root());
        }
    }

    @Test
    void answers_onlyWhatAWitnessIsAsked() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String base = "http://127.0.0.1:" + servers.get(0).port();
        assertThat(status(http, base + "/add-checkpoint", null)).isEqualTo(405);
        assertThat(status(http, base + "/other", "old 0\n")).isEqualTo(404);
        assertThat(status(http, base + "/add-checkpoint", "old 0\n")).isEqualTo(400);
        assertThat(status(http, base + "/add-checkpoint", "x".repeat(70_000))).isEqualTo(413);
    }

    private static int status(HttpClient http, String url, @Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
