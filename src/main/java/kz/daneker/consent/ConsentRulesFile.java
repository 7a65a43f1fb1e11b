package kz.daneker.consent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.provision.ConsentRules;
import kz.daneker.provision.EmergencyRule;
import kz.daneker.provision.Hierarchy;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Labels.Level;
import kz.daneker.provision.LegalBasis;
import kz.daneker.provision.Reach;
import tools.jackson.databind.JsonNode;

/** {@code config/consent-rules.yaml}: the law table and the vocabulary the consent engine decides by. */
public final class ConsentRulesFile {
    private ConsentRulesFile() {}

    /**
     * Reads and checks the file.
     *
     * @param matrix holds the ages, under its own signature
     * @throws BrokenMatrix in one sentence, if the file cannot be read or does not follow its schema
     */
    public static ConsentRules load(Path file, SharingMatrix matrix) {
        JsonNode root = ConfigText.read(file).checked("consent-rules");
        return new ConsentRules(
                root.get("version").asString(),
                hierarchy(root.get("purposes")),
                hierarchy(root.get("sensitivities")),
                defaults(root.get("default_labels")),
                law(root.get("law")),
                emergency(root.get("emergency")),
                matrix.consent().ages(),
                root.get("implicit_normal").asBoolean());
    }

    private static Hierarchy hierarchy(JsonNode node) {
        Map<String, Set<String>> narrower = new HashMap<>();
        node.properties().forEach(entry -> narrower.put(entry.getKey(), words(entry.getValue())));
        return Hierarchy.of(narrower);
    }

    private static Map<String, Labels> defaults(JsonNode node) {
        Map<String, Labels> defaults = new HashMap<>();
        node.properties().forEach(entry -> defaults.put(entry.getKey(), labels(words(entry.getValue()))));
        return defaults;
    }

    private static Labels labels(Set<String> codes) {
        Set<String> sensitivities = new HashSet<>(codes);
        sensitivities.removeIf(Level::isOne);
        Level level = codes.stream()
                .filter(Level::isOne)
                .map(Level::valueOf)
                .findFirst()
                .orElseThrow(() -> new BrokenMatrix("default_labels must name a level of each class", "none"));
        return new Labels(level, sensitivities, true);
    }

    private static List<LegalBasis> law(JsonNode rows) {
        List<LegalBasis> law = new ArrayList<>();
        for (JsonNode row : rows) {
            law.add(new LegalBasis(
                    row.get("id").asString(),
                    words(row.get("recipient")),
                    words(row.get("purpose")),
                    reach(row),
                    row.get("reference").asBoolean()));
        }
        return law;
    }

    private static EmergencyRule emergency(JsonNode node) {
        return new EmergencyRule(
                words(node.get("purposes")),
                words(node.get("recipient")),
                words(node.get("roles")),
                Duration.ofHours(node.get("hours").asInt()),
                reach(node));
    }

    private static Reach reach(JsonNode node) {
        return new Reach(
                words(node.get("classes")), Level.valueOf(node.get("ceiling").asString()), words(node.get("never")));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new LinkedHashSet<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }
}
