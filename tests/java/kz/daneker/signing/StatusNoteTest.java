package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class StatusNoteTest {
    private static final Keys CLINIC = Keys.of("clinic-47-001:sig:2026-1");
    private static final StatusNote FIRST = new StatusNote(
            "urn:daneker:agency:clinic-47-001",
            PartyUrn.GATEWAY,
            "5f0c1d2e-0000-4a00-8000-000000000002",
            1,
            "accepted",
            Instant.parse("2026-06-16T05:00:00Z"),
            null,
            null);

    @Test
    void reads_whatItWrote_andLinksToTheOneBefore() {
        VerifiedStatusNote first = StatusNote.verify(FIRST.sign(CLINIC.signing()), CLINIC.verification());
        assertThat(first.note()).isEqualTo(FIRST);
        StatusNote second = new StatusNote(
                FIRST.issuer(),
                FIRST.audience(),
                FIRST.subject(),
                2,
                "declined",
                FIRST.issuedAt(),
                first.jws().digest(),
                "NO_CAPACITY");
        assertThat(StatusNote.verify(second.sign(CLINIC.signing()), CLINIC.verification())
                        .note())
                .isEqualTo(second);
    }

    @Test
    void isNoReceipt() {
        Refusals.refuses(
                RefusalCode.ENVELOPE_MALFORMED,
                () -> Receipt.verify(FIRST.sign(CLINIC.signing()), CLINIC.verification()));
    }
}
