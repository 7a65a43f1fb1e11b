package kz.daneker.ips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.agency.Language;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainSummaryTest {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private final Patient patient =
            new Patient().addName(new HumanName().setFamily("Ахметова").addGiven("Айгүл"));

    @Test
    void says_aRecord_inRussian() {
        assertThat(PlainSummary.of(patient, record(), Language.RU).lines())
                .containsExactly(
                        "Медицинская сводка пациента",
                        "Пациент: Ахметова Айгүл, 12.05.2018",
                        "Проблемы",
                        "  Астма, 01.2024 – 01.03.2026 (прошло) [J45.0]",
                        "Аллергии",
                        "  Пенициллин: Сыпь (тяжёлая), с 2024 (высокий риск; не подтверждено) [J01CE01]",
                        "Лекарства",
                        "  R03AC02: 100 ug, 2 × 1 сут, с 01.01.2026",
                        "Прививки",
                        "  КПК, 10.02.2026 (не сделано)",
                        "Результаты",
                        "  Hemoglobin: <11.20 g/dL, 05.03.2026 08:11 (предварительно) [718-7]",
                        "  Курит: нет",
                        "Другие записи",
                        "  амбулаторный приём (выполняется)");
    }

    @Test
    void says_aRecord_inKazakh() {
        assertThat(PlainSummary.of(patient, record(), Language.KK).lines())
                .containsExactly(
                        "Пациенттің медициналық түйіндемесі",
                        "Пациент: Ахметова Айгүл, 12.05.2018",
                        "Мәселелер",
                        "  Астма, 01.2024 – 01.03.2026 (өтіп кеткен) [J45.0]",
                        "Аллергиялар",
                        "  Пенициллин: Сыпь (ауыр), басталуы 2024 (қаупі жоғары; расталмаған) [J01CE01]",
                        "Дәрілер",
                        "  R03AC02: 100 ug, 2 × 1 тәул, басталуы 01.01.2026",
                        "Екпелер",
                        "  КПК, 10.02.2026 (жасалмаған)",
                        "Нәтижелер",
                        "  Hemoglobin: <11.20 g/dL, 05.03.2026 08:11 (алдын ала) [718-7]",
                        "  Курит: жоқ",
                        "Басқа жазбалар",
                        "  амбулаториялық қабылдау (орындалуда)");
    }

    @Test
    void says_aRecord_inEnglish() {
        assertThat(PlainSummary.of(patient, record(), Language.EN).lines())
                .contains(
                        "Patient: Ахметова Айгүл, 12.05.2018",
                        "  Астма, 01.2024 – 01.03.2026 (resolved) [J45.0]",
                        "  Пенициллин: Сыпь (severe), since 2024 (high risk; not confirmed) [J01CE01]",
                        "  R03AC02: 100 ug, 2 × 1 d, since 01.01.2026",
                        "  at the clinic (in progress)");
    }

    /** Whoever reads it cannot tell a section without data from one of which nothing was released. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void says_theSame_ofWhatIsNotThere_andOfWhatWasNotReleased(Language language) {
        List<String> without = PlainSummary.of(patient, List.of(), language).lines();
        List<DomainResource> emptied = new ArrayList<>();
        for (SectionKind kind : List.of(SectionKind.PROBLEMS, SectionKind.ALLERGIES, SectionKind.MEDICATIONS)) {
            emptied.add(NoInformation.about(kind, new Reference("urn:uuid:1")));
        }
        assertThat(PlainSummary.of(patient, emptied, language).lines()).isEqualTo(without);
        assertThat(without).hasSize(8);
    }

    @Test
    void tells_knownToBeNone_fromNothingKnown() {
        AllergyIntolerance none = new AllergyIntolerance()
                .setCode(new CodeableConcept(new Coding("http://snomed.info/sct", "716186003", null)));
        assertThat(PlainSummary.of(patient, List.of(none), Language.EN).lines())
                .contains("  No known allergies", "  No information about problems");
    }

    @Test
    void obeys_nothingThatATerminalWould() {
        Condition tricky = new Condition().setCode(new CodeableConcept().setText("a\u001b[2Jb\u202ec\nd"));
        assertThat(PlainSummary.of(patient, List.of(tricky), Language.EN).lines())
                .contains("  a [2Jb c d");
    }

    @Test
    void hasTheSameWords_inEveryLanguage() throws IOException {
        assertThat(words("kk")).isEqualTo(words("ru")).isEqualTo(words("en"));
    }

    @Test
    void hasWords_forEveryState() {
        Wording wording = new Wording(SummaryWords.in(Language.RU));
        Stream<String> states = Stream.of(
                        Arrays.stream(AllergyIntoleranceCriticality.values())
                                .map(AllergyIntoleranceCriticality::toCode),
                        Arrays.stream(AllergyIntoleranceSeverity.values()).map(AllergyIntoleranceSeverity::toCode),
                        Arrays.stream(MedicationStatement.MedicationStatementStatus.values())
                                .map(MedicationStatement.MedicationStatementStatus::toCode),
                        Arrays.stream(Observation.ObservationStatus.values())
                                .map(Observation.ObservationStatus::toCode),
                        Arrays.stream(DiagnosticReportStatus.values()).map(DiagnosticReportStatus::toCode),
                        Arrays.stream(ProcedureStatus.values()).map(ProcedureStatus::toCode),
                        Arrays.stream(Encounter.EncounterStatus.values()).map(Encounter.EncounterStatus::toCode),
                        Arrays.stream(Immunization.ImmunizationStatus.values())
                                .map(Immunization.ImmunizationStatus::toCode),
                        Stream.of("resolved", "remission", "relapse", "recurrence", "inactive", "refuted"))
                .flatMap(codes -> codes)
                .filter(code -> code != null && !code.equals("?"));
        assertThat(states)
                .allSatisfy(code ->
                        assertThat(wording.state(new CodeType(code))).as(code).isNotEqualTo(code));
    }

    private List<DomainResource> record() {
        patient.setBirthDateElement(new DateType("2018-05-12"));
        MedicationStatement medicine = new MedicationStatement()
                .setMedication(concept("http://www.whocc.no/atc", "R03AC02", null))
                .setEffective(new Period().setStartElement(new DateTimeType("2026-01-01")))
                .setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE);
        medicine.addDosage().addDoseAndRate().setDose(new Quantity(100).setUnit("ug"));
        medicine.getDosageFirstRep()
                .getTiming()
                .setRepeat(new Timing.TimingRepeatComponent()
                        .setFrequency(2)
                        .setPeriod(1)
                        .setPeriodUnit(Timing.UnitsOfTime.D));
        AllergyIntolerance allergy = new AllergyIntolerance()
                .setCode(concept("http://www.whocc.no/atc", "J01CE01", "Пенициллин"))
                .setCriticality(AllergyIntoleranceCriticality.HIGH)
                .setVerificationStatus(concept(TERMINOLOGY + "allergyintolerance-verification", "unconfirmed", null))
                .setOnset(new DateTimeType("2024"));
        allergy.addReaction()
                .addManifestation(new CodeableConcept().setText("Сыпь"))
                .setSeverity(AllergyIntoleranceSeverity.SEVERE);
        return List.of(
                new Condition()
                        .setCode(concept("http://hl7.org/fhir/sid/icd-10", "J45.0", "Астма"))
                        .setClinicalStatus(concept(TERMINOLOGY + "condition-clinical", "resolved", null))
                        .setOnset(new DateTimeType("2024-01"))
                        .setAbatement(new DateTimeType("2026-03-01")),
                allergy,
                medicine,
                new Immunization()
                        .setVaccineCode(new CodeableConcept().setText("КПК"))
                        .setOccurrence(new DateTimeType("2026-02-10"))
                        .setStatus(Immunization.ImmunizationStatus.NOTDONE),
                new Observation()
                        .setCode(concept("http://loinc.org", "718-7", "Hemoglobin"))
                        .setValue(new Quantity()
                                .setValue(new BigDecimal("11.20"))
                                .setComparator(Quantity.QuantityComparator.LESS_THAN)
                                .setUnit("g/dL"))
                        .setEffective(new DateTimeType("2026-03-05T03:11:22Z"))
                        .setStatus(Observation.ObservationStatus.PRELIMINARY),
                new Observation()
                        .setCode(new CodeableConcept().setText("Курит"))
                        .setValue(new BooleanType(false)),
                new Encounter()
                        .setClass_(new Coding(TERMINOLOGY + "v3-ActCode", "AMB", null))
                        .setStatus(Encounter.EncounterStatus.INPROGRESS));
    }

    private static CodeableConcept concept(String system, String code, String text) {
        return new CodeableConcept(new Coding(system, code, null)).setText(text);
    }

    private static Set<Object> words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/ips/words_" + language + ".properties"))) {
            words.load(reader);
        }
        return words.keySet();
    }
}
