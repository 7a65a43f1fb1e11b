package kz.daneker.auditevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import kz.daneker.audit.AuditEvent;
import kz.daneker.inquiry.Entry;
import org.junit.jupiter.api.Test;

/** {@code docs/mapping-auditevent.md} says what is done, for every event there is. */
class AuditEventDocumentTest {
    @Test
    void says_whatIsDone() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/mapping-auditevent.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(AuditEvent.values())
                        .map(AuditEventDocumentTest::row)
                        .toList());
    }

    private static String row(AuditEvent event) {
        String outcome = event == AuditEvent.REJECTED ? "CONSENT_MISSING" : "ok";
        org.hl7.fhir.r4.model.AuditEvent written =
                AuditEvents.of(new Entry(0, Instant.EPOCH, event, "gateway", "mZ1aB2cD3eF4gH5iJ6kL7m", "", outcome));
        String profile = written.getMeta().hasProfile()
                ? written.getMeta().getProfile().get(0).getValue().replaceAll(".*BasicAudit\\.", "")
                : "–";
        return "| `" + event + "` | " + profile.replaceFirst("^Patient", "(Patient)") + " | `"
                + written.getType().getCode() + "` | `"
                + written.getSubtypeFirstRep().getCode() + "` | "
                + written.getAction().toCode() + " |";
    }
}
