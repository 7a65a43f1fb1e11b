package kz.daneker.provision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kz.daneker.provision.Labels.Level;
import org.jspecify.annotations.Nullable;

/** Reads the cells of consent-cases.csv; consent-cases.md is the grammar. */
final class CaseGrammar {
    private static final Pattern ALTERNATIVES = Pattern.compile("\\|");
    private final String text;
    private int at;

    private CaseGrammar(String text) {
        this.text = text;
    }

    /** {@code C1=active@2026-03-01!untrusted ; C2=draft} → C1, C2 with what stands behind the sign. */
    static Map<String, String> byConsent(String cell) {
        Map<String, String> found = new HashMap<>();
        for (String part : cell.split(";")) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                found.put(
                        part.substring(0, sign).strip(),
                        part.substring(sign + 1).strip());
            }
        }
        return found;
    }

    /** {@code start..end}; null for an empty cell. */
    static @Nullable Period period(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return null;
        }
        int dots = written.indexOf("..");
        return dots < 0
                ? Period.of(written)
                : Period.between(
                        written.substring(0, dots).strip(),
                        written.substring(dots + 2).strip());
    }

    /** {@code C1: permit(…){…} || C2: …}. */
    static Map<String, Provision> rules(String cell) {
        Map<String, Provision> rules = new HashMap<>();
        for (String part : cell.split("\\|\\|")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                CaseGrammar grammar = new CaseGrammar(part.substring(colon + 1).strip());
                rules.put(part.substring(0, colon).strip(), grammar.provision());
                grammar.mustBeAtEnd();
            }
        }
        return rules;
    }

    /** {@code class[LABELS]@date<author + …}, each with the words it was written in. */
    static List<Map.Entry<String, Item>> items(String cell) {
        List<Map.Entry<String, Item>> items = new ArrayList<>();
        for (String written : splitOutsideBrackets(cell)) {
            items.add(Map.entry(written, item(written)));
        }
        return items;
    }

    static List<String> splitOutsideBrackets(String cell) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0 && (c == '+' || c == ',' || c == ';')) {
                parts.add(cell.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(cell.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static Item item(String written) {
        int author = written.indexOf('<');
        String rest = author < 0 ? written : written.substring(0, author);
        int date = rest.indexOf('@');
        String what = date < 0 ? rest : rest.substring(0, date);
        int bracket = what.indexOf('[');
        String labels = bracket < 0 ? "" : what.substring(bracket + 1, what.indexOf(']'));
        String category = bracket < 0 ? what : what.substring(0, bracket);
        String clinical = date < 0 ? "?" : rest.substring(date + 1).strip();
        String by = author < 0 ? "" : written.substring(author + 1).strip();
        return new Item(
                category.strip(),
                labels(labels, category.strip()),
                clinical.isEmpty() || clinical.equals("?") ? null : period(clinical),
                by.isEmpty() || by.equals("?") ? null : by,
                null,
                null);
    }

    /** A sensitivity without a level is at least restricted. */
    private static @Nullable Labels labels(String written, String category) {
        Set<String> codes = new LinkedHashSet<>();
        for (String code : written.split("[,|]")) {
            if (!code.isBlank()) {
                codes.add(code.strip());
            }
        }
        if (codes.isEmpty()) {
            return null;
        }
        Set<String> sensitivities = new HashSet<>(codes);
        sensitivities.removeIf(Level::isOne);
        Level level = codes.stream()
                .filter(Level::isOne)
                .map(Level::valueOf)
                .max(Level::compareTo)
                .orElse(Level.R);
        return new Labels(level, sensitivities, true);
    }

    private Provision provision() {
        skipBlanks();
        Provision.Type type = text.startsWith("permit", at) ? Provision.Type.PERMIT : Provision.Type.DENY;
        expect(type == Provision.Type.PERMIT ? "permit" : "deny");
        skipBlanks();
        Conditions when = Conditions.any();
        if (at < text.length() && text.charAt(at) == '(') {
            int end = text.indexOf(')', at);
            when = conditions(text.substring(at + 1, end));
            at = end + 1;
        }
        List<Provision> nested = new ArrayList<>();
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '{') {
            do {
                at++;
                nested.add(provision());
                skipBlanks();
            } while (at < text.length() && text.charAt(at) == ',');
            expect("}");
        }
        return new Provision(type, when, nested);
    }

    private static Conditions conditions(String written) {
        Conditions when = Conditions.any();
        Set<DataRef> authors = new HashSet<>();
        for (String part : written.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            String name = part.substring(0, part.indexOf('=')).strip();
            String value = part.substring(part.indexOf('=') + 1).strip();
            Set<String> values = new LinkedHashSet<>();
            ALTERNATIVES.splitAsStream(value).map(String::strip).forEach(values::add);
            when = switch (name) {
                case "actor" -> when.actors(values);
                case "purpose" -> when.purposes(values);
                case "class" -> when.classes(values);
                case "label" -> when.labels(values);
                case "period" -> when.period(period(value));
                case "data" -> when.dataPeriod(period(value));
                case "author" -> {
                    values.forEach(each -> authors.add(DataRef.author(each)));
                    yield when.data(authors);
                }
                default -> throw new IllegalArgumentException("no such element: " + name);
            };
        }
        return when;
    }

    private void expect(String word) {
        if (!text.startsWith(word, at)) {
            throw new IllegalArgumentException("expected " + word + " at " + at + " of " + text);
        }
        at += word.length();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void mustBeAtEnd() {
        skipBlanks();
        if (at < text.length()) {
            throw new IllegalArgumentException("more than a rule at " + at + " of " + text);
        }
    }
}
