package kz.daneker.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import kz.daneker.ledger.RecallAnswer;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.RecallAcknowledgement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words about a law are one: bounded, on one line, with a number, and with nobody's IIN or telephone in it. */
class AcknowledgementRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Health Code 360-VI, art. 273(4)", "Білім туралы заң № 319-III, 4-бап", "ЗРК 94-V"})
    void takes_aLawWithItsNumber(String law) {
        assertThat(AcknowledgementRules.done(said("kept", law))).isEqualTo(RecallAnswer.Kind.KEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "the law",
                "12",
                "Code 1\n2",
                "Code 1\u202e2",
                "Code 1 <b>",
                "Code 090417600002",
                "+7 701 123 45 67 89",
                "for child 123456789, Code 1"
            })
    void refuses_anythingElse(String law) {
        refused("kept", law);
    }

    @Test
    void refuses_moreThanALine() {
        assertThat(AcknowledgementRules.done(said("kept", "1".repeat(1) + "a".repeat(199))))
                .isEqualTo(RecallAnswer.Kind.KEPT);
        refused("kept", "1" + "a".repeat(200));
    }

    @Test
    void refuses_aLawForWhatIsNotKept_andKeepingWithout() {
        refused("deleted", "Code 1");
        refused("kept", null);
    }

    private static void refused(String done, @Nullable String law) {
        assertThatThrownBy(() -> AcknowledgementRules.done(said(done, law)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.ACKNOWLEDGEMENT_INVALID);
                    assertThat(refusal.path()).isEqualTo("/law");
                });
    }

    private static RecallAcknowledgement said(String done, @Nullable String law) {
        return new RecallAcknowledgement(
                "urn:daneker:agency:clinic-47-001",
                "urn:daneker:gateway",
                "5f0c1d2e-0000-4a00-8000-000000000028",
                Digest.ofAscii("notice"),
                Instant.EPOCH,
                done,
                law);
    }
}
