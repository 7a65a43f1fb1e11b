package kz.daneker.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the published decision table, or of another file in its grammar ({@code -Dconsent.cases=…}). */
class ConsentCasesTest {
    private static final Path CASES =
            Path.of(System.getProperty("consent.cases", "../shared/fixtures/fhir/consent-cases.csv"));

    @TestFactory
    Stream<DynamicTest> decides_asTheTableSays() throws IOException {
        assumeTrue(Files.isRegularFile(CASES), "the table of consent cases is not on this machine");
        List<List<String>> rows = Csv.read(Files.readString(CASES));
        List<String> header = rows.get(0);
        return rows.stream()
                .skip(1)
                .map(row -> new ConsentCase(cells(header, row)))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> holds(each)));
    }

    private static void holds(ConsentCase row) {
        Decision decision = new ConsentEngine(Cast.RULES, Cast.EVERYONE).decide(row.request(), row.onFile());
        List<String> trace = decision.items().stream()
                .flatMap(item -> item.trace().sentences().stream())
                .toList();
        assertThat(decision.outcome().name()).as("%s", trace).isEqualTo(row.expectedOutcome());
        assertThat(decision.telling().code()).as("%s", trace).isEqualTo(row.expectedReason());
        if (decision.outcome() == Decision.Outcome.PERMIT_REDACTED) {
            assertThat(withheld(row, decision)).isEqualTo(row.expectedWithheld());
        }
    }

    private static Set<String> withheld(ConsentCase row, Decision decision) {
        List<Map.Entry<String, Item>> written = row.items();
        Set<String> withheld = new TreeSet<>();
        for (int i = 0; i < written.size(); i++) {
            if (!decision.items().get(i).released()) {
                withheld.add(written.get(i).getKey());
            }
        }
        return withheld;
    }

    private static Map<String, String> cells(List<String> header, List<String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), i < row.size() ? row.get(i) : "");
        }
        return cells;
    }

    /** RFC 4180. */
    private static final class Csv {
        static List<List<String>> read(String text) {
            List<List<String>> rows = new ArrayList<>();
            List<String> row = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean pair = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (quoted && pair) {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                    cell.append(c);
                } else if (c != '\r') {
                    row.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        rows.add(List.copyOf(row));
                        row.clear();
                    }
                }
            }
            row.add(cell.toString());
            rows.add(row);
            rows.removeIf(cells -> cells.stream().allMatch(String::isBlank));
            return rows;
        }
    }
}
