package kz.daneker.consent;

import static kz.daneker.referral.DataCategory.HEALTH_SUMMARY;
import static kz.daneker.referral.DataCategory.INFECTIOUS;
import static kz.daneker.referral.DataCategory.TRAUMA_VIOLENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import kz.daneker.cda.CdaMapper;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A section of a document of which only the words go on: what must be released for them to go. */
class NarrativeSectionTest {
    @Test
    void needsHealthSummary_ofOrdinaryWords() {
        assertThat(needs("", "Здорова.")).containsExactly(HEALTH_SUMMARY);
        assertThat(needs("10164-2", "Здорова.")).containsExactly(HEALTH_SUMMARY);
    }

    @Test
    void needsWhatTheWordsGiveAway() {
        assertThat(needs("10164-2", "Выявлена ВИЧ-инфекция.")).contains(INFECTIOUS);
    }

    @Test
    void needsTheMost_ofASectionNobodyListed() {
        assertThat(needs("99999-9", "Здорова.")).contains(TRAUMA_VIOLENCE);
    }

    private static Set<DataCategory> needs(String section, String words) {
        String code = section.isEmpty() ? "" : "<code code=\"" + section + "\" codeSystem=\"2.16.840.1.113883.6.1\"/>";
        String document = """
                <ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient/></patientRole></recordTarget>
                <component><structuredBody><component><section>%s<title>Анамнез</title><text>%s</text></section></component>
                </structuredBody></component></ClinicalDocument>""".formatted(code, words);
        JsonNode bundle = StrictJson.read(
                CdaMapper.map(document.getBytes(StandardCharsets.UTF_8)).json());
        return Site.LABELS.of(bundle.at("/entry/1/resource")).needs();
    }
}
