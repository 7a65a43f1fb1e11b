package kz.daneker.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.referral.DataCategory;
import tools.jackson.databind.JsonNode;

/**
 * Labels FHIR resources by code lists (ICD-10, LOINC, ATC, CVX …): every coded concept anywhere in a resource counts, and
 * one covered sensitivity does not free a resource that has two.
 *
 * <p>In one concept the codings of listed systems decide; what another system says beside them is a translation and is not
 * looked at. A coding that its own list does not know, or a concept of unknown systems only, counts as the most sensitive
 * category there is.
 */
public final class CodeLabels {
    /** What stands beside a code to say it in words. */
    private static final Set<String> SAYS_THE_SAME = Set.of("text", "display");

    private final Map<String, CodeList> lists = new HashMap<>();
    private final Set<String> neutral = new HashSet<>();
    private final List<DataCategory> order = new ArrayList<>();
    private final Map<String, DataCategory> types = new HashMap<>();
    private final DataCategory otherwise;
    private final FreeText text;

    /**
     * Labels by these lists.
     *
     * @param rules {@code config/labels/labels.yaml} as checked against its schema
     * @param codeLists the other files of {@code config/labels}, likewise
     * @param text how free text is read
     */
    public CodeLabels(JsonNode rules, List<JsonNode> codeLists, FreeText text) {
        rules.path("order").forEach(word -> order.add(DataCategory.valueOf(word.asString(""))));
        rules.path("types").forEachEntry((type, word) -> types.put(type, DataCategory.valueOf(word.asString(""))));
        rules.path("neutral_systems").forEach(system -> neutral.add(system.asString("")));
        this.otherwise = DataCategory.valueOf(rules.path("otherwise").asString(""));
        this.text = text;
        for (JsonNode tree : codeLists) {
            CodeList list = new CodeList(tree);
            list.systems().forEach(system -> lists.put(system, list));
        }
    }

    /**
     * Labels one resource. What its type alone says counts where its codes and texts say nothing more.
     *
     * @param resource FHIR R4 JSON
     */
    public ResourceLabel of(JsonNode resource) {
        Set<DataCategory> needs = EnumSet.noneOf(DataCategory.class);
        new Reading(needs).object(resource);
        if (needs.isEmpty()) {
            needs.add(types.getOrDefault(resource.path("resourceType").asString(""), otherwise));
        }
        DataCategory place = needs.stream()
                .filter(order::contains)
                .max(Comparator.comparingInt(order::indexOf))
                .orElse(gravest());
        return new ResourceLabel(place, needs);
    }

    private DataCategory gravest() {
        return order.get(order.size() - 1);
    }

    /** One walk through one resource. */
    private final class Reading {
        private final Set<DataCategory> needs;

        Reading(Set<DataCategory> needs) {
            this.needs = needs;
        }

        void object(JsonNode node) {
            boolean told = false;
            if (node.path("coding").isArray()) {
                told = concept(node.path("coding"));
            } else if (node.path("system").isString() && node.path("code").isString()) {
                told = concept(List.of(node));
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean saysTheSame = told && SAYS_THE_SAME.contains(field.getKey());
                if (!saysTheSame && !field.getKey().equals("coding")) {
                    value(field.getValue());
                }
            }
        }

        private void value(JsonNode value) {
            if (value.isObject()) {
                object(value);
            } else if (value.isArray()) {
                value.forEach(this::value);
            } else if (value.isString()) {
                needs.addAll(text.categories(value.stringValue()));
            }
        }

        /** Whether a list told what the concept gives away. */
        private boolean concept(Iterable<JsonNode> codings) {
            boolean told = false;
            boolean unknown = false;
            for (JsonNode coding : codings) {
                String system = coding.path("system").asString("");
                CodeList list = lists.get(system);
                if (list != null) {
                    told = true;
                    needs.addAll(list.find(coding.path("code").asString("")).orElseGet(() -> EnumSet.of(gravest())));
                } else if (!neutral.contains(system)) {
                    unknown = true;
                }
            }
            if (unknown && !told) {
                needs.add(gravest());
            }
            return told || unknown;
        }
    }
}
