package kz.daneker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.daneker.agency.Language;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.client.LoggedWord.Found;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency does not take the gateway's word for what its log holds. */
class LogProofsTest {
    private static final String RECEIPT = "e30.e30.signed";
    private static final String NAME = "daneker.example/log";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private ClientSite site;
    private GrownLog log;
    private LoopbackGateway gateway;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        site = new ClientSite(data);
        log = GrownLog.in(folder.resolve("log"), NAME);
        log.growTo(2);
        log.add(leaf(RECEIPT), leaf("e30.e30.another"));
        gateway = new LoopbackGateway(site, body -> new LoopbackGateway.Says(status, "text/plain", answer));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void proves_whatTheLogHolds() {
        answer = proof(log, 2);

        LoggedWord found = ask(Map.of(Digest.ofAscii(RECEIPT), 2L)).get(0);

        assertThat(found.found()).isEqualTo(Found.PROVEN);
        assertThat(found.isAmiss()).isFalse();
        assertThat(found.proof().map(LogProof::index)).contains(2L);
    }

    @Test
    void waits_untilTheLogCountsIt() {
        assertThat(ask(Map.of())).extracting(LoggedWord::found).containsExactly(Found.WAITING);
        assertThat(gateway.received).isEmpty();
    }

    @Test
    void says_whenTheGatewayShowsNoProof() {
        status = 404;

        assertThat(ask(Map.of(Digest.ofAscii(RECEIPT), 2L)))
                .extracting(LoggedWord::found, LoggedWord::isAmiss)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Found.NOT_SHOWN, true));
    }

    @Test
    void believesNoProof_ofAnotherRecord_anotherPlace_orAnotherLog() {
        GrownLog other = GrownLog.underAnotherKey(folder.resolve("other"), NAME);
        other.growTo(2);
        other.add(leaf(RECEIPT));
        for (String shown : List.of(proof(log, 3), proof(log, 1), proof(other, 2), "nothing", "")) {
            answer = shown;
            status = shown.isEmpty() ? 204 : 200;
            assertThat(ask(Map.of(Digest.ofAscii(RECEIPT), 2L)))
                    .extracting(LoggedWord::found)
                    .containsExactly(Found.OTHERWISE);
        }
        answer = proof(log, 2);
        status = 200;
        assertThat(ask(Map.of(Digest.ofAscii(RECEIPT), 3L)))
                .extracting(LoggedWord::found)
                .containsExactly(Found.OTHERWISE);
    }

    private List<LoggedWord> ask(Map<Digest, Long> records) {
        GatewayConnection connection = new GatewayConnection(
                gateway.uri(), site.keys(ClientSite.CENTRE).tls(site.clock), Patience.oneAttempt(), Language.EN);
        Standing standing = new Standing(
                new UUID(1, 2),
                ReferralState.SENT,
                site.now,
                RECEIPT,
                List.of(),
                List.of(),
                false,
                null,
                List.of(),
                records);
        return new LogProofs(connection).of(standing, WitnessPolicy.of(log.key(), log.secondKey()));
    }

    private static String proof(GrownLog of, long index) {
        byte[] file = of.reader().proof(index, of.note()).orElseThrow().bytes();
        return new String(file, StandardCharsets.UTF_8);
    }

    private static Leaf leaf(String word) {
        return new Leaf(
                1_795_360_000_000L, AuditEvent.ACCEPTED, "agency:centre-47", "", Evidence.digest(word), "", "ok");
    }
}
