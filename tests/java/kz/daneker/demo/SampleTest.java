package kz.daneker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.intake.Preview;
import kz.daneker.referral.Iin;
import kz.daneker.referral.ReferralReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    private static final Path CONFIG = Path.of("config");

    /** On any day, a leap day and the turn of a year included. */
    @ParameterizedTest
    @CsvSource({
        "clinic, 2026-06-15T07:00:00Z",
        "clinic, 2028-02-29T18:59:59Z",
        "school, 2026-06-15T07:00:00Z",
        "school, 2027-01-01T00:00:00Z",
        "employer, 2026-12-31T19:00:00Z",
        "withdrawn, 2026-06-08T00:00:00Z"
    })
    void goes_asItSaysItWill(String name, Instant now) {
        Sample sample = Sample.read(name, now);
        ReleaseDecision decision = preview(sample, now).decision();
        assertThat(decision).isNotNull();
        Map<String, String> withheld = new TreeMap<>();
        decision.withheld().forEach((category, reason) -> withheld.put(category.name(), reason.name()));
        TreeSet<String> released = new TreeSet<>();
        decision.released().forEach(category -> released.add(category.name()));
        assertThat(released).isEqualTo(sample.forwarded());
        assertThat(withheld).isEqualTo(sample.withheld());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-15T07:00:00Z", "2028-02-29T18:59:59Z"})
    void isRefused_whereNobodyWasAsked(Instant now) {
        Sample sample = Sample.read("unasked", now);
        Preview.Answer answer = preview(sample, now);
        assertThat(String.valueOf(answer.code())).isEqualTo(sample.code());
        assertThat(answer.path()).isEqualTo(sample.pointer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-15T07:00:00Z", "2028-06-08T00:00:00Z", "2040-03-09T12:00:00Z"})
    void staysNine_andNobodysNumber(Instant now) {
        Sample sample = Sample.read("clinic", now);
        LocalDate born =
                LocalDate.parse(sample.referral().at("/subject/birthDate").stringValue());
        Iin iin = new Iin(sample.referral().at("/subject/iin").stringValue());
        assertThat(Period.between(born, LocalDate.ofInstant(now, ZoneOffset.ofHours(5)))
                        .getYears())
                .isEqualTo(9);
        assertThat(iin.value().substring(7, 10)).isEqualTo("000");
    }

    private static Preview.Answer preview(Sample sample, Instant now) {
        Regions regions = Regions.load(CONFIG.resolve("regions.yaml"));
        AgencyRegister agencies = AgencyRegister.load(CONFIG.resolve("agencies.yaml"), regions);
        SharingMatrix matrix =
                SharingMatrix.load(CONFIG.resolve("sharing-matrix.yaml"), MatrixSeal.NOT_REQUIRED, agencies);
        Preview preview = new Preview(
                new ReferralReader(matrix.referralRules(), regions),
                ConsentGate.load(CONFIG, matrix),
                agencies,
                Preview.Known.NOTHING);
        return preview.preview(sample.referral().toString().getBytes(StandardCharsets.UTF_8), now);
    }
}
