package kz.daneker.cda;

import static kz.daneker.refusal.Refused.codeAndPlace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.mapping.DocumentedRows;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** {@code docs/mapping-cda.md} says what the code does: each row is tried, and nothing is asked for that it does not name. */
class CdaDocumentTest {
    private static final String DOCUMENT = "mapping-cda.md";
    private static final String DASH = "–";
    private static final Path SAMPLE = Path.of("tests/fixtures/cda/every-position.xml");
    private static final Path CODE = Path.of("src/main/java/kz/daneker/cda");
    private static final Pattern ASKED =
            Pattern.compile("\\.(?:child|children|attribute)\\(\\s*((?:\"\\w+\"(?:,\\s*)?)+)\\)");
    private static final Pattern STEP = Pattern.compile("(?<![@'\\w-])[A-Za-z]\\w*");
    private static final Pattern WORD = Pattern.compile("\\w+");

    @Test
    void maps_theSample_completely_toValidFhir() throws Exception {
        MappedRecord mapped = CdaMapper.map(Files.readAllBytes(SAMPLE));
        assertThat(mapped.unmapped()).extracting(Unmapped::where).allMatch(where -> where.endsWith("/section/text"));
        assertThat(OfficialValidator.errors(mapped.json())).isEmpty();
    }

    @Test
    void becomes_whatTheDocumentSays() {
        assertThat(rows().stream().filter(row -> !row.get(1).equals(DASH)))
                .allSatisfy(row -> assertThat(
                                DocumentedRows.value(CdaMapper.map(with(row.get(0), row.get(1))), row.get(2)))
                        .as(row.toString())
                        .contains(row.get(3)));
    }

    @Test
    void becomes_theCodesTheDocumentSays() {
        codes().forEach(row -> assertThat(DocumentedRows.codes(row.get(2)))
                .allSatisfy(code -> assertThat(
                                DocumentedRows.value(CdaMapper.map(with(row.get(0), code.get(0))), row.get(1)))
                        .as(row.get(0) + " " + code)
                        .startsWith(code.get(1))));
    }

    @Test
    void knows_theCodesTheDocumentNames_andNoOthers() {
        Map<String, Set<String>> documented = new HashMap<>();
        codes().forEach(row -> documented.put(
                row.get(1),
                DocumentedRows.codes(row.get(2)).stream()
                        .map(code -> code.get(0))
                        .collect(Collectors.toSet())));
        assertThat(documented)
                .isEqualTo(Map.of(
                        "Patient.gender", CdaHeader.GENDERS.keySet(),
                        "AllergyIntolerance.category", CdaAllergies.CATEGORIES.keySet(),
                        "AllergyIntolerance.reaction.severity", CdaAllergies.SEVERITIES.keySet(),
                        "AllergyIntolerance.criticality", CdaAllergies.CRITICALITIES.keySet(),
                        "AllergyIntolerance.clinicalStatus.coding.code", CdaFindings.STATES.keySet(),
                        "Condition.clinicalStatus.coding.code", CdaFindings.STATES.keySet(),
                        "MedicationStatement.status", CdaAdministrations.TAKING.keySet(),
                        "Observation.status", CdaResults.STATES.keySet()));
    }

    @Test
    void names_everythingTheCodeAsksFor() throws Exception {
        Set<String> documented = Stream.concat(rows().stream(), codes().stream())
                .flatMap(row -> WORD.matcher(row.get(0)).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        WORD.matcher(String.join("\n", Files.readAllLines(Path.of("docs", DOCUMENT))))
                .results()
                .map(MatchResult::group)
                .filter(Set.of("typeCode", "nullFlavor", "negationInd")::contains)
                .forEach(documented::add);
        Set<String> everywhere = Set.of("component", "structuredBody", "section", "entry");
        assertThat(asked().stream().filter(name -> !everywhere.contains(name))).isSubsetOf(documented);
    }

    private static Set<String> asked() throws Exception {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(CODE)) {
            for (Path file : files.toList()) {
                ASKED.matcher(Files.readString(file))
                        .results()
                        .flatMap(call -> WORD.matcher(call.group(1)).results())
                        .forEach(name -> asked.add(name.group()));
            }
        }
        return asked;
    }

    @Test
    void refuses_whatTheDocumentSays() {
        assertThat(DocumentedRows.of(DOCUMENT, "Position", "Example", "Refusal"))
                .allSatisfy(row -> assertThat(refusal(with(row.get(0), row.get(1))))
                        .as(row.toString())
                        .startsWith(row.get(2)));
    }

    private static List<List<String>> rows() {
        return DocumentedRows.of(DOCUMENT, "Position", "Example", "FHIR", "Becomes");
    }

    private static List<List<String>> codes() {
        return DocumentedRows.of(DOCUMENT, "Position", "FHIR", "Codes");
    }

    /** The sample with this text at the first place the position names. */
    private static byte[] with(String position, String text) {
        try {
            Document document =
                    DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(SAMPLE.toFile());
            Node place = (Node)
                    XPathFactory.newInstance().newXPath().evaluate(xpath(position), document, XPathConstants.NODE);
            assertThat(place).as("%s has no %s", SAMPLE, position).isNotNull();
            place.setTextContent(text);
            StringWriter changed = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(changed));
            return changed.toString().getBytes(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new AssertionError(position, e);
        }
    }

    /** {@code [48765-2] act} stands below an entry of that section. */
    private static String xpath(String position) {
        String path = position.startsWith("[")
                ? "//section[code/@code='" + position.substring(1, position.indexOf(']')) + "']/entry/"
                        + position.substring(position.indexOf(' ') + 1)
                : "/ClinicalDocument/" + position;
        return STEP.matcher(path).replaceAll("*[local-name()='$0']");
    }

    private static String refusal(byte[] document) {
        try {
            CdaMapper.map(document);
        } catch (Refusal refusal) {
            return codeAndPlace(refusal);
        }
        return "mapped";
    }
}
