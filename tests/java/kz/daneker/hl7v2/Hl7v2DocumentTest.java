package kz.daneker.hl7v2;

import static kz.daneker.refusal.Refused.codeAndPlace;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.daneker.mapping.DocumentedRows;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;

/** {@code docs/mapping-hl7v2.md} says what the code does: each row is tried, and no field is read that it does not name. */
class Hl7v2DocumentTest {
    private static final String DOCUMENT = "mapping-hl7v2.md";
    private static final String DASH = "–";
    private static final int FIELDS = 50;

    /** One of each segment; OBX and its note belong to the OBR, RXR to the RXA. */
    private static final List<String> BASE = List.of(
            "MSH|^~\\&|MIS|LAB|G|G|20260310||REF^I12^REF_I12|7|P|2.5.1||||||UNICODE UTF-8",
            "EVN",
            "RF1|P",
            "PRD|RP",
            "PID|1",
            "NK1|1",
            "MRG",
            "PV1|1",
            "DG1|1||Z00.0^^I10",
            "AL1|1||X^Y|SV|Z",
            "OBR|1|||1-8^^LN",
            "OBX|1|NM|718-7^^LN||1",
            "NTE|1",
            "RXA|0|1|20260210||03^^CVX",
            "RXR");

    @Test
    void becomes_whatTheDocumentSays() {
        List<List<String>> rows = DocumentedRows.of(DOCUMENT, "Position", "Example", "FHIR", "Becomes");
        assertThat(rows.stream().filter(row -> !row.get(1).equals(DASH)))
                .allSatisfy(row -> assertThat(DocumentedRows.value(map(message(row.get(0), row.get(1))), row.get(2)))
                        .as(row.toString())
                        .contains(row.get(3)));
    }

    @Test
    void becomes_theCodesTheDocumentSays() {
        DocumentedRows.of(DOCUMENT, "Position", "FHIR", "Codes").forEach(row -> {
            List<String> field = List.of(row.get(0).split("\\."));
            String before = field.size() == 1 ? "" : "А^Б" + "^".repeat(Integer.parseInt(field.get(1)) - 2);
            assertThat(DocumentedRows.codes(row.get(2)))
                    .allSatisfy(code -> assertThat(
                                    DocumentedRows.value(map(message(field.get(0), before + code.get(0))), row.get(1)))
                            .as(row.get(0) + " " + code)
                            .isEqualTo(code.get(1)));
        });
    }

    @Test
    void knows_theCodesTheDocumentNames_andNoOthers() {
        Map<String, Set<String>> documented = new HashMap<>();
        DocumentedRows.of(DOCUMENT, "Position", "FHIR", "Codes")
                .forEach(row -> documented.put(
                        row.get(0),
                        DocumentedRows.codes(row.get(2)).stream()
                                .map(code -> code.get(0))
                                .collect(Collectors.toSet())));
        assertThat(documented)
                .isEqualTo(Map.ofEntries(
                        Map.entry("PID-5.7", V2Types.NAME_USES.keySet()),
                        Map.entry("PID-8", PatientSegments.GENDERS.keySet()),
                        Map.entry("NK1-3", PatientSegments.RELATIONS.keySet()),
                        Map.entry("PV1-2", PatientSegments.CLASSES.keySet()),
                        Map.entry("DG1-6", ClinicalSegments.CERTAINTIES.keySet()),
                        Map.entry("AL1-2", ClinicalSegments.CATEGORIES.keySet()),
                        Map.entry("AL1-4", ClinicalSegments.SEVERITIES.keySet()),
                        Map.entry("OBR-25", ResultSegments.REPORT_STATES.keySet()),
                        Map.entry("OBX-11", ResultSegments.STATES.keySet()),
                        Map.entry("RXA-20", VaccineSegments.STATES.keySet()),
                        Map.entry("RF1-1", ReferralSegments.STATES.keySet()),
                        Map.entry("RF1-2", ReferralSegments.PRIORITIES.keySet())));
    }

    @Test
    void names_everyFieldTheCodeReads_andNoOther() {
        Set<String> documented = new TreeSet<>();
        List<List<String>> rows = DocumentedRows.of(DOCUMENT, "Position", "Example", "FHIR", "Becomes");
        rows.forEach(row -> documented.addAll(List.of(row.get(0).split(" \\+ "))));
        DocumentedRows.of(DOCUMENT, "Position", "FHIR", "Codes")
                .forEach(row -> documented.add(row.get(0).replaceAll("\\..*", "")));
        Set<String> read = new TreeSet<>();
        for (String segment : BASE) {
            read.addAll(read(segment.substring(0, 3)));
        }
        rows.stream().filter(row -> row.get(0).contains(" + ")).forEach(row -> {
            Set<String> together = new TreeSet<>(List.of(row.get(0).split(" \\+ ")));
            together.removeAll(left(message(row.get(0), row.get(1))));
            read.addAll(together);
        });
        assertThat(documented).isEqualTo(read);
    }

    /** Every field of a segment filled: what is not listed as left was read. */
    private static Set<String> read(String segment) {
        List<String> positions = new ArrayList<>();
        for (int field = segment.equals("MSH") ? 3 : 1; field < FIELDS; field++) {
            positions.add(segment + "-" + field);
        }
        List<String> segments = new ArrayList<>(BASE);
        for (String position : positions) {
            if (get(segments, position).isEmpty()) {
                set(segments, position, "20260101");
            }
        }
        Set<String> left =
                map(segments).unmapped().stream().map(Unmapped::where).collect(Collectors.toSet());
        Set<String> read = new HashSet<>(positions);
        if (segment.equals("MSH")) {
            read.addAll(List.of("MSH-1", "MSH-2"));
        }
        read.removeAll(left(segments));
        return read;
    }

    private static Set<String> left(List<String> segments) {
        return map(segments).unmapped().stream().map(Unmapped::where).collect(Collectors.toSet());
    }

    @Test
    void knows_theEventsAndSystemsTheDocumentNames() {
        assertThat(column("Event", "What it is")).isEqualTo(Hl7v2Mapper.EVENTS);
        Map<String, String> systems = DocumentedRows.of(DOCUMENT, "In the message", "In FHIR").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        assertThat(systems).isEqualTo(CodeSystems.NAMES);
    }

    @Test
    void refuses_whatTheDocumentSays() {
        assertThat(DocumentedRows.of(DOCUMENT, "Position", "Example", "Refusal"))
                .allSatisfy(row -> assertThat(refusal(message(row.get(0), row.get(1))))
                        .as(row.toString())
                        .isEqualTo(row.get(2)));
    }

    private static Set<String> column(String... columns) {
        return DocumentedRows.of(DOCUMENT, columns).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
    }

    /** @param positions one or several with {@code +} between, as many as examples */
    private static List<String> message(String positions, String examples) {
        List<String> segments = new ArrayList<>(BASE);
        String[] fields = positions.split(" \\+ ");
        String[] values = examples.split(" \\+ ", fields.length);
        for (int i = 0; i < fields.length; i++) {
            set(segments, fields[i], values[i]);
        }
        return segments;
    }

    private static String get(List<String> segments, String position) {
        String[] parts = position.split("-");
        String segment = segments.stream()
                .filter(line -> line.startsWith(parts[0]))
                .findFirst()
                .orElseThrow();
        String[] fields = segment.split("\\|", -1);
        int index = index(parts);
        return index < fields.length ? fields[index] : "";
    }

    private static void set(List<String> segments, String position, String value) {
        String[] parts = position.split("-");
        segments.replaceAll(line -> {
            if (!line.startsWith(parts[0])) {
                return line;
            }
            int index = index(parts);
            List<String> fields = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
            while (fields.size() <= index) {
                fields.add("");
            }
            fields.set(index, value);
            return String.join("|", fields);
        });
    }

    /** The first field of MSH is the separator itself. */
    private static int index(String[] position) {
        return Integer.parseInt(position[1]) - (position[0].equals("MSH") ? 1 : 0);
    }

    private static MappedRecord map(List<String> segments) {
        return Hl7v2Mapper.map((String.join("\r", segments) + "\r").getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(List<String> segments) {
        try {
            map(segments);
        } catch (Refusal refusal) {
            return codeAndPlace(refusal);
        }
        return "mapped";
    }
}
