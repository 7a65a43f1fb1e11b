package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class RecallNoticeTest {
    private static final Keys GATEWAY = Keys.of("gateway:seal:2026-1");
    private static final Keys CLINIC = Keys.of("clinic-47-001:sig:2026-1");
    private static final RecallNotice ALL = new RecallNotice(
            "urn:daneker:agency:clinic-47-001",
            "5f0c1d2e-0000-4a00-8000-000000000003",
            "5f0c1d2e-0000-4a00-8000-000000000002",
            Instant.parse("2026-06-14T19:00:00Z"),
            LocalDate.of(2026, 6, 22),
            List.of());

    @Test
    void reads_whatItWrote() {
        RecallNotice some = new RecallNotice(
                ALL.audience(), ALL.id(), ALL.delivery(), ALL.day(), ALL.due(), List.of("HEALTH_SUMMARY", "ID_NAME"));
        for (RecallNotice notice : List.of(ALL, some)) {
            assertThat(RecallNotice.verify(notice.sign(GATEWAY.signing()), GATEWAY.verification())
                            .notice())
                    .isEqualTo(notice);
        }
    }

    @Test
    void names_nothingButTheDelivery() {
        assertThat(RecallNotice.verify(ALL.sign(GATEWAY.signing()), GATEWAY.verification())
                        .jws()
                        .payload()
                        .propertyNames())
                .containsExactlyInAnyOrder("iss", "aud", "jti", "sub", "iat", "due");
    }

    @Test
    void refuses_aRecallSomebodyElseSigned() {
        Refusals.refuses(
                RefusalCode.KEY_UNKNOWN, () -> RecallNotice.verify(ALL.sign(CLINIC.signing()), GATEWAY.verification()));
        String signed = ALL.sign(GATEWAY.signing());
        String changed = Tamper.character(signed, signed.indexOf('.') + 12);
        Refusals.refuses(RefusalCode.SIGNATURE_INVALID, () -> RecallNotice.verify(changed, GATEWAY.verification()));
    }

    @Test
    void reads_theAnswerItWrote_andTakesNoOtherWordForOne() {
        RecallAcknowledgement kept = new RecallAcknowledgement(
                "urn:daneker:agency:clinic-47-001",
                PartyUrn.GATEWAY,
                ALL.id(),
                Digest.ofAscii("the recall"),
                Instant.parse("2026-06-16T05:00:00Z"),
                "kept",
                "Health Code 360-VI, art. 273");
        String signed = kept.sign(CLINIC.signing());
        assertThat(RecallAcknowledgement.verify(signed, CLINIC.verification()).acknowledgement())
                .isEqualTo(kept);
        Refusals.refuses(
                RefusalCode.ENVELOPE_MALFORMED,
                () -> RecallAcknowledgement.verify(ALL.sign(CLINIC.signing()), CLINIC.verification()));
        Refusals.refuses(RefusalCode.ENVELOPE_MALFORMED, () -> StatusNote.verify(signed, CLINIC.verification()));
    }
}
