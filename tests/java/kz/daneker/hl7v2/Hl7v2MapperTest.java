package kz.daneker.hl7v2;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.fhir.FhirR4;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hl7v2MapperTest {
    private static final Path FOLDER = Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"), "hl7v2");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private static final String REFERRAL = """
            MSH|^~\\&|PORTAL|CENTRE-15|GATEWAY|CLINIC|20260310081122+0500||REF^I12^REF_I12|M-1|P|2.5.1|||AL|AL|KAZ|UNICODE UTF-8
            RF1|P|S^STAT^HL70280|Med^Medical^HL70281|AM^Assume management^HL70282|O|R-42^CENTRE-15|20260310|20260610|20260310|J45.0^Бронх демікпесі^I10
            PRD|RP|Касымова^Динара|||||centre-15
            PRD|RT|Оспанов^Ержан|||||clinic-47-001
            PID|1||180512699999^^^KZ-IIN^NI~P-42^^^CENTRE-15^MR||Ахметова^Айгүл^Нұрланқызы^^^^L~Akhmetova^Aigul^^^^^L^A||20180512|F|||Абая 1^^Алматы^^050013^KAZ||^PRN^CP^^7^701^5550101
            NK1|1|Ахметова^Сәуле|GRMTH^Grandmother^HL70063||||G^Guardian^HL70131
            AL1|1|DA|J01CE01^Пенициллин^ATC|MO|Сыпь|20240101
            DG1|1||J45.0^Бронх демікпесі^I10||2026|F
            OBR|1||LAB-77|58410-2^CBC panel^LN|||20260305
            OBX|1|NM|718-7^Hemoglobin^LN||11.20|g/dL^g/dL^UCUM|11.5-15.5|L|||F
            OBX|2|SN|1988-5^CRP^LN||<^5|mg/L^mg/L^UCUM||||F
            NTE|1||қайталау
            ZZZ|1|ішкі
            """;

    @TestFactory
    Stream<DynamicTest> maps_orRefuses_everyPublishedMessage() {
        assumeTrue(Files.isDirectory(FOLDER), "no HL7 v2 vectors");
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String name = file.getFileName().toString();
                    if (name.contains("invalid") || name.contains("bad")) {
                        assertThat(refusalOf(read(file)))
                                .isIn(RefusalCode.RECORD_MALFORMED, RefusalCode.RECORD_UNSUPPORTED);
                    } else {
                        assertThat(OfficialValidator.errors(json(Hl7v2Mapper.map(read(file)))))
                                .isEmpty();
                    }
                }));
    }

    @Test
    void maps_aReferral_withEverythingInIt() {
        MappedRecord mapped = map(REFERRAL);
        Patient patient = first(mapped, Patient.class);
        Quantity haemoglobin = first(mapped, Observation.class).getValueQuantity();

        assertThat(OfficialValidator.errors(json(mapped))).isEmpty();
        assertThat(mapped.bundle().getEntryFirstRep().getResource()).isSameAs(patient);
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("urn:daneker:sid:iin");
        assertThat(patient.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Айгүл Нұрланқызы");
        assertThat(patient.getName().get(1).hasExtension()).isTrue();
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2018-05-12");
        assertThat(patient.getAddressFirstRep().getCountry()).isEqualTo("KZ");
        assertThat(first(mapped, RelatedPerson.class).getRelationship())
                .extracting(relation -> relation.getCodingFirstRep().getCode())
                .containsExactly("GRMTH", "GUARD");
        assertThat(first(mapped, Task.class).getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(first(mapped, ServiceRequest.class).getPriority())
                .isEqualTo(ServiceRequest.ServiceRequestPriority.STAT);
        assertThat(first(mapped, Condition.class).getOnsetDateTimeType().getValueAsString())
                .isEqualTo("2026");
        assertThat(first(mapped, AllergyIntolerance.class)
                        .getReactionFirstRep()
                        .getManifestationFirstRep()
                        .getText())
                .isEqualTo("Сыпь");
        assertThat(haemoglobin.getValueElement().getValueAsString()).isEqualTo("11.20");
        assertThat(mapped.unmapped()).extracting(Unmapped::where).contains("ZZZ-1", "ZZZ-2");
    }

    /** Sites put codes of their own into HL7's tables. */
    @ParameterizedTest
    @CsvSource({
        "|20180512|F|, |20180512|Q|",
        "^^^CENTRE-15^MR|, ^^^CENTRE-15^KZX|",
        "GRMTH^Grandmother^HL70063, KUMA^Кума^HL70063",
        "G^Guardian^HL70131, X9^Other^HL70131",
        "Med^Medical^HL70281, SPA^Курорт^HL70281",
        "AM^Assume management^HL70282, ZZ^Келісім^HL70282",
        "|S^STAT^HL70280|, |URGENTLY^^L|",
        "|DA|, |QQ|",
        "|MO|Сыпь, |XX|Сыпь",
        "|2026|F, |2026|ZZ",
        "20260305, 20260305|||||||||||||||||HAEM|Q",
        "g/dL^g/dL^UCUM, г/л^г на л^UCUM",
        "|11.5-15.5|L|||F, |11.5-15.5|Қ~XX|||Y",
        "718-7^Hemoglobin^LN, HGB-X^Гемоглобин^LN",
        "J45.0^Бронх демікпесі^I10, ZZ9.9.9^бар^I10",
        "J01CE01^Пенициллин^ATC, 00^Пенициллин^ATC",
        "^PRN^CP^^7^701^5550101, ^QQQ^QQ^^7^701^5550101",
    })
    void mapsToValidFhir_whateverCodesStandInATable(String there, String instead) {
        assertThat(REFERRAL).contains(there);
        assertThat(OfficialValidator.errors(json(map(REFERRAL.replace(there, instead)))))
                .isEmpty();
    }

    @Test
    void givesTheSame_forTheSameBytes_andOtherIdsForOthers() {
        assertThat(json(map(REFERRAL))).isEqualTo(json(map(REFERRAL)));
        assertThat(map(REFERRAL.replace("M-1", "M-2")).bundle().getId())
                .isNotEqualTo(map(REFERRAL).bundle().getId());
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS-1251, windows-1251",
        "cp1251, windows-1251",
        "8859/5, ISO-8859-5",
        "UNICODE UTF-8, UTF-8",
        "'', UTF-8",
        "'', windows-1251"
    })
    void reads_everyCharacterSet_thatIsNamedOrNot(String declared, String charset) {
        String russian = "MSH|^~\\&|A|B|C|D|20260310||ADT^A04|7|P|2.5.1||||||" + declared
                + "\rPID|1||1^^^X^MR||Ахметова^Сауле||20180512|F\rPV1|1|O\r";

        assertThat(first(Hl7v2Mapper.map(russian.getBytes(Charset.forName(charset))), Patient.class)
                        .getNameFirstRep()
                        .getFamily())
                .isEqualTo("Ахметова");
    }

    @Test
    void refuses_whatIsNotOfItsCharacterSet() {
        byte[] bytes = REFERRAL.getBytes(WINDOWS_1251);
        assertRefused("ENCODING at MSH-18", () -> Hl7v2Mapper.map(bytes));
        assertRefused("ENCODING at MSH-18", () -> map(REFERRAL.replace("UNICODE UTF-8", "GB 18030-2000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REF^I12^REF_I12; ADT^A03^ADT_A03; RECORD_UNSUPPORTED at MSH-9",
                "REF^I12^REF_I12; ORM^O01; RECORD_UNSUPPORTED at MSH-9",
                "|NM|718-7^Hemoglobin^LN||11.20; |NM|718-7^Hemoglobin^LN||>200000; RECORD_MALFORMED",
                "20180512|F; 20181512|F; RECORD_MALFORMED",
                "PID|1; ZID|1; RECORD_MALFORMED at PID"
            })
    void refuses_whatBreaksTheStandard_byItsPlaceAlone(String there, String instead, String refusal) {
        Refusal refused = refusal(REFERRAL.replace(there, instead).getBytes(StandardCharsets.UTF_8));

        assertThat(refused.code() + " at " + refused.path()).startsWith(refusal);
        assertThat(refused.path()).matches("[A-Z0-9]{3}(\\[\\d+])?(-\\d+)?");
    }

    @Test
    void records_noVaccination_whereNoneWasGiven_andNoDose_whereItIsUnknown() {
        String message = """
                MSH|^~\\&|MIS|POL|G|G|20260210||VXU^V04^VXU_V04|IZ|P|2.5.1||||||UNICODE UTF-8
                PID|1||P-42^^^C^MR||Ахметова^Айгүл||2018|F
                ORC|RE||9^P
                RXA|0|1|20260210||998^no vaccine administered^CVX|999
                ORC|RE||9^P
                RXA|0|1|20260210||08^Hep B^CVX|999|||01|||||||||||NA|A
                OBX|1|NM|30973-2^Dose number^LN|1|2||||||F
                """;
        MappedRecord mapped = map(message);

        assertThat(all(mapped, Immunization.class)).singleElement().satisfies(given -> {
            assertThat(given.hasDoseQuantity()).isFalse();
            assertThat(given.getStatus()).isEqualTo(Immunization.ImmunizationStatus.NOTDONE);
            assertThat(given.getPrimarySource()).isFalse();
            assertThat(given.getProtocolAppliedFirstRep()
                            .getDoseNumberPositiveIntType()
                            .getValue())
                    .isEqualTo(2);
        });
        assertThat(OfficialValidator.errors(json(mapped))).isEmpty();
    }

    /** Nothing is dropped in silence: every field that holds something is read, steers, or is listed. */
    @Property(tries = 200)
    void mapsRefusesOrLists_whateverIsChanged(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = REFERRAL.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) "|^~&\r\\A9\"".charAt(random.nextInt(9));
        }
        byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        try {
            Set<Object> urls = Hl7v2Mapper.map(cut).bundle().getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getFullUrl)
                    .collect(Collectors.toSet());
            assertThat(urls).isNotEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.path()).matches("|[A-Z0-9]{3}(\\[\\d+])?(-\\d+)?");
        }
    }

    private static MappedRecord map(String message) {
        return Hl7v2Mapper.map(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(MappedRecord mapped) {
        return FhirR4.context().newJsonParser().encodeResourceToString(mapped.bundle());
    }

    private static <R extends Resource> R first(MappedRecord mapped, Class<R> type) {
        return all(mapped, type).get(0);
    }

    private static <R extends Resource> List<R> all(MappedRecord mapped, Class<R> type) {
        return mapped.bundle().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static RefusalCode refusalOf(byte[] message) {
        return refusal(message).code();
    }

    private static Refusal refusal(byte[] message) {
        try {
            Hl7v2Mapper.map(message);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("nothing was refused");
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
