package kz.daneker.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import kz.daneker.fhir.FhirR4;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdaMapperTest {
    private static final int MUTANTS = 300;
    private final String document = document();

    private static String document() {
        try {
            return Files.readString(Path.of("tests/fixtures/cda/discharge-of-a-child.xml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void is_validFhir() {
        assertThat(OfficialValidator.errors(json(map(document)))).isEmpty();
    }

    @Test
    void maps_theHeader() {
        Patient patient = only(map(document), Patient.class);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Ахметова");
        assertThat(patient.getNameFirstRep().getGiven()).hasSize(2);
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2018-05-12");
        assertThat(only(map(document), RelatedPerson.class).getRelationship()).hasSize(2);
    }

    @Test
    void maps_theFiveSections() {
        MappedRecord mapped = map(document);
        AllergyIntolerance allergy = only(mapped, AllergyIntolerance.class);
        assertThat(allergy.getCode().getCodingFirstRep().getSystem()).isEqualTo("http://www.whocc.no/atc");
        assertThat(allergy.getCode().getText()).isEqualTo("Пенициллин");
        assertThat(allergy.getReactionFirstRep().getManifestation()).hasSize(1);
        Condition condition = only(mapped, Condition.class);
        assertThat(condition.getCode().getCodingFirstRep().getCode()).isEqualTo("J45.0");
        assertThat(condition.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("resolved");
        assertThat(only(mapped, MedicationStatement.class).getStatus())
                .isEqualTo(MedicationStatement.MedicationStatementStatus.ACTIVE);
        assertThat(only(mapped, Immunization.class).getStatus()).isEqualTo(Immunization.ImmunizationStatus.NOTDONE);
        assertThat(observation(mapped, "718-7").getValueQuantity().getValue()).isEqualTo("11.20");
    }

    @Test
    void carries_anotherSectionsWords_restricted() {
        Observation history = observation(map(document), "10164-2");
        assertThat(history.getValueStringType().getValue()).isEqualTo("Болеет с 2024 года. Наблюдается у педиатра.");
        assertThat(history.getMeta().getSecurityFirstRep().getCode()).isEqualTo("R");
    }

    @Test
    void lists_whatWasNotRead_byPlace() {
        assertThat(map(document).unmapped())
                .extracting(Unmapped::where)
                .contains("/ClinicalDocument/author/time")
                .noneMatch(where -> where.contains("Ахметова"));
    }

    @Test
    void reads_aDeclaredWindows1251() {
        String russian = document.replace("UTF-8", "windows-1251").replaceAll("[ӘәҒғҚқҢңӨөҰұҮүҺһ]", "х");
        MappedRecord mapped = CdaMapper.map(russian.getBytes(Charset.forName("windows-1251")));
        assertThat(only(mapped, AllergyIntolerance.class).getCode().getText()).isEqualTo("Пенициллин");
    }

    @ParameterizedTest
    @CsvSource({
        "'<ClinicalDocument ', '<!DOCTYPE x><ClinicalDocument ', XML_DTD_FORBIDDEN",
        "'encoding=\"UTF-8\"', 'encoding=\"UTF-16\"', ENCODING",
        "'urn:hl7-org:v3', 'urn:other', RECORD_UNSUPPORTED",
        "'</ClinicalDocument>', '', RECORD_MALFORMED",
        "'value=\"11.20\"', 'value=\"1e9\"', RECORD_MALFORMED",
        "'value=\"20180512\"', 'value=\"20181399\"', RECORD_MALFORMED",
        "'<high value=\"20260301\"/>', '<high value=\"2020\"/>', RECORD_MALFORMED",
        "'recordTarget', 'otherTarget', RECORD_MALFORMED"
    })
    void refuses_aBrokenDocument(String good, String bad, RefusalCode code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> map(document.replace(good, bad)));
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void gives_aRefusalOrARecord_forAnyMutant() {
        Random random = new Random(1);
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = bytes.clone();
            mutant[random.nextInt(mutant.length)] = (byte) (32 + random.nextInt(95));
            try {
                assertThat(json(CdaMapper.map(mutant))).isNotEmpty();
            } catch (Refusal expected) {
                assertThat(expected.code()).isNotNull();
            }
        }
    }

    private static MappedRecord map(String document) {
        return CdaMapper.map(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(MappedRecord mapped) {
        return FhirR4.context().newJsonParser().encodeResourceToString(mapped.bundle());
    }

    private static <R extends Resource> R only(MappedRecord mapped, Class<R> type) {
        var found = mapped.bundle().getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Observation observation(MappedRecord mapped, String code) {
        return mapped.bundle().getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(each -> code.equals(each.getCode().getCodingFirstRep().getCode()))
                .findFirst()
                .orElseThrow();
    }
}
