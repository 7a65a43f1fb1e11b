package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import kz.daneker.consent.Release;
import kz.daneker.validation.FhirValidation;
import kz.daneker.validation.Finding;
import kz.daneker.validation.IpsVersion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is released, the summary a clinic gets is an IPS: no error in the official validator, of either version. */
class SummaryValidityTest {
    private static final int RECORDS = 520;

    @Test
    void isValid_underBothVersions_whateverIsReleased() {
        AtomicInteger summaries = new AtomicInteger();
        LongStream.range(0, RECORDS).parallel().forEach(seed -> {
            Release release = release(seed);
            JsonNode message = Samples.JSON.readTree(Samples.write(release));
            for (JsonNode entry : message.path("entry")) {
                if (entry.at("/resource/type").asString("").equals("document")) {
                    summaries.incrementAndGet();
                    assertThat(errors(entry.path("resource").toString()))
                            .as("record " + seed)
                            .isEmpty();
                }
            }
        });
        assertThat(summaries.get()).isGreaterThan(RECORDS * 9 / 10);
    }

    @Test
    void isTheSame_forTheSameRelease() {
        assertThat(Samples.write(release(7))).isEqualTo(Samples.write(release(7)));
    }

    @Test
    void saysNothingIsKnown_whereNothingIsLeft() {
        String message = Samples.write(Samples.open("{\"HEALTH_SUMMARY\":{\"comment\":\"жақсы\"}}"));

        assertThat(message).contains("no-problem-info", "no-allergy-info", "no-medication-info");
        assertThat(message).doesNotContain("emptyReason", "MASKED", "REDACTED");
    }

    private static Release release(long seed) {
        UUID referral = Samples.open("{\"REASON\":{}}").terms().referralId();
        return Samples.open(new InventedRecords(seed, referral).data().toString());
    }

    private static List<String> errors(String summary) {
        return FhirValidation.official().check(summary, IpsVersion.V1_1_0).stream()
                .filter(Finding::isError)
                .map(finding -> finding.where() + ": " + finding.text())
                .toList();
    }
}
