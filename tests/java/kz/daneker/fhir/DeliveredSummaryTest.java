package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.Language;
import kz.daneker.ips.PlainSection;
import kz.daneker.ips.PlainSummary;
import kz.daneker.mapping.FhirReader;
import kz.daneker.mapping.RecordInWords;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a clinic receives can be read back and shown, whatever was released. */
class DeliveredSummaryTest {
    private static final UUID REFERRAL = Samples.open("{\"REASON\":{}}").terms().referralId();

    @Property(tries = 30)
    void isShown_whateverIsReleased(@ForAll long seed) {
        PlainSummary shown = shown(new InventedRecords(seed, REFERRAL).data().toString());
        assertThat(shown.sections()).extracting(PlainSection::code).contains("11450-4", "48765-2", "10160-0");
        assertThat(shown.sections()).noneMatch(section -> section.lines().isEmpty());
    }

    @Test
    void saysNoInformation_whereNothingIsLeft() {
        assertThat(shown("{\"HEALTH_SUMMARY\":{\"comment\":\"жақсы\"}}").lines())
                .containsAll(List.of(
                        "  Мәселелер туралы мәлімет жоқ",
                        "  Аллергиялар туралы мәлімет жоқ",
                        "  Дәрілер туралы мәлімет жоқ"));
    }

    private static PlainSummary shown(String data) {
        String message = Samples.write(Samples.open(data));
        return RecordInWords.of(FhirReader.map(message.getBytes(StandardCharsets.UTF_8)), Language.KK);
    }
}
