package kz.daneker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final Instant NOON = Instant.parse("2026-06-15T07:00:00Z");
    private static final Path CONFIG = Path.of("config");

    private static byte[] school() throws IOException {
        return Files.readAllBytes(Path.of("tests", "resources", "consent", "school.json"));
    }

    private static Preview preview(Preview.Known known) {
        Regions regions = Regions.load(CONFIG.resolve("regions.yaml"));
        AgencyRegister register = AgencyRegister.load(CONFIG.resolve("agencies.yaml"), regions);
        SharingMatrix matrix =
                SharingMatrix.load(CONFIG.resolve("sharing-matrix.yaml"), MatrixSeal.NOT_REQUIRED, register);
        return new Preview(
                new ReferralReader(matrix.referralRules(), regions), ConsentGate.load(CONFIG, matrix), register, known);
    }

    @Test
    void forwards_whatIsNew() throws IOException {
        assertThat(preview(Preview.Known.NOTHING).preview(school(), NOON).outcome())
                .isEqualTo(Preview.Outcome.FORWARD);
    }

    @Test
    void recognises_theSameDocument() throws IOException {
        String digest = Preview.digest(school());
        assertThat(preview(id -> Optional.of(digest)).preview(school(), NOON).outcome())
                .isEqualTo(Preview.Outcome.ALREADY_RECEIVED);
    }

    @Test
    void refuses_otherContentUnderAKnownId() throws IOException {
        Preview.Answer answer = preview(id -> Optional.of("other")).preview(school(), NOON);
        assertThat(answer.code()).isEqualTo(RefusalCode.DUPLICATE_CONFLICT);
        assertThat(answer.path()).isEqualTo("/referralId");
    }
}
