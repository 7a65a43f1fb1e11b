package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;

class BreakGlassWordsTest {
    private static final Keys CLINIC = Keys.of("clinic-1");
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");

    private static final BreakGlassApproval APPROVAL = new BreakGlassApproval(
            "urn:daneker:agency:clinic-75-003",
            PartyUrn.GATEWAY,
            "5f0c1d2e-0000-4a00-8000-000000000001",
            "5f0c1d2e-0000-4a00-8000-000000000002",
            "urn:daneker:agency:centre-75",
            "urn:daneker:agency:clinic-75-003",
            "u-1",
            "duty_physician",
            "Life-threatening; guardian unreachable",
            Set.of("EMERGENCY_HEALTH", "ID_NAME"),
            NOW,
            NOW.plusSeconds(3600));

    private static final BreakGlassReview REVIEW = new BreakGlassReview(
            "urn:daneker:agency:moe",
            PartyUrn.GATEWAY,
            "5f0c1d2e-0000-4a00-8000-000000000003",
            "u-2",
            "justified",
            NOW);

    @Test
    void reads_whatWasSigned() {
        assertThat(BreakGlassApproval.verify(APPROVAL.sign(CLINIC.signing()), CLINIC.verification())
                        .approval())
                .isEqualTo(APPROVAL);
        assertThat(BreakGlassReview.verify(REVIEW.sign(CLINIC.signing()), CLINIC.verification())
                        .review())
                .isEqualTo(REVIEW);
    }

    @Test
    void refuses_oneWordForAnother() {
        assertThatThrownBy(() -> BreakGlassApproval.verify(REVIEW.sign(CLINIC.signing()), CLINIC.verification()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> BreakGlassReview.verify(APPROVAL.sign(CLINIC.signing()), CLINIC.verification()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> StatusNote.verify(APPROVAL.sign(CLINIC.signing()), CLINIC.verification()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refuses_anothersSignature() {
        Keys other = Keys.of("clinic-1");
        assertThatThrownBy(() -> BreakGlassApproval.verify(APPROVAL.sign(other.signing()), CLINIC.verification()))
                .isInstanceOf(Refusal.class);
    }
}
