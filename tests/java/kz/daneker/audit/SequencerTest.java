package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencerTest {
    @TempDir
    Path temporary;

    @Test
    void integrates_byItself_andOnceMoreWhenClosed() {
        AuditTrail trail = new AuditTrail(ReferenceKey.of(new byte[32]), Clock.systemUTC(), new SecureRandom());
        Path log = temporary.resolve("log");
        NoteSigner signer = SampleLog.signer();
        try (Database database = Database.open(StoreSettings.embedded(temporary.resolve("db")))) {
            Sequencer sequencer = Sequencer.start(database, log, signer, Clock.systemUTC());
            assertThat(records(log)).isZero();
            database.write(c -> {
                trail.append(c, Collections.nCopies(1000, AuditRecord.of(AuditEvent.START)));
                return 0;
            });
            await().until(() -> records(log) == 1000);
            assertThat(sequencer.trouble()).isEmpty();
            database.write(c -> {
                trail.append(c, AuditRecord.of(AuditEvent.STOP));
                return 0;
            });
            sequencer.close();
        }
        assertThat(((TrailVerdict.Intact) TrailVerifier.verify(log, SampleLog.policy())).records())
                .isEqualTo(1001);
    }

    private static long records(Path log) {
        try {
            return Checkpoint.open(
                            Files.readAllBytes(log.resolve("checkpoint")),
                            SampleLog.signer().verifier())
                    .size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
