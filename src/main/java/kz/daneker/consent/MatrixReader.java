package kz.daneker.consent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import tools.jackson.databind.JsonNode;

/** Turns the tree of a schema-valid matrix into the domain's words; a word the domain does not know breaks it. */
final class MatrixReader {
    private final JsonNode root;

    private MatrixReader(JsonNode root) {
        this.root = root;
    }

    static SharingMatrix.Content read(JsonNode tree) {
        return new MatrixReader(tree).content();
    }

    private SharingMatrix.Content content() {
        return new SharingMatrix.Content(
                root.get("version").asString(),
                categories(),
                List.copyOf(words(root.get("forbidden_fields"), Function.identity())),
                words(root.get("not_a_party"), AgencyType::of),
                words(root.get("aggregate_only"), AgencyType::of),
                rules(),
                consent(root.get("consent")),
                emergency(root.get("break_glass")),
                limits(root.get("limits")),
                root.has("change") ? change(root.get("change")) : null);
    }

    private static ChangeSigners change(JsonNode node) {
        return new ChangeSigners(
                new AgencyId(node.get("owner").asString()), words(node.get("seconded_by"), AgencyId::new));
    }

    private Map<DataCategory, CategoryPolicy> categories() {
        Map<DataCategory, CategoryPolicy> policies = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.get("categories").properties()) {
            JsonNode policy = entry.getValue();
            policies.put(
                    known(entry.getKey(), DataCategory::valueOf),
                    new CategoryPolicy(
                            CategoryPolicy.Level.valueOf(policy.get("level").asString()),
                            words(policy.get("labels"), Function.identity()),
                            policy.path("never_exchange").asBoolean(false)));
        }
        return policies;
    }

    private List<MatrixRule> rules() {
        List<MatrixRule> rules = new ArrayList<>();
        for (JsonNode rule : root.get("rules")) {
            rules.add(new MatrixRule(
                    rule.get("id").asString(),
                    known(rule.get("type").asString(), ReferralType::valueOf),
                    known(rule.get("purpose").asString(), Purpose::valueOf),
                    words(rule.get("from"), AgencyType::of),
                    words(rule.get("to"), AgencyType::of),
                    rule.get("mask_sender").asBoolean(),
                    rule.path("separate_consent").asBoolean(false),
                    words(rule.get("required"), DataCategory::valueOf),
                    words(rule.get("allow"), DataCategory::valueOf),
                    words(rule.get("explicit"), DataCategory::valueOf)));
        }
        return rules;
    }

    private static ConsentTerms consent(JsonNode node) {
        return new ConsentTerms(
                node.get("self_from_age").asInt(),
                node.get("self_health_diagnostic_from_age").asInt(),
                node.get("self_employment_from_age").asInt(),
                node.get("assent_from_age").asInt(),
                node.get("max_validity_days").asInt(),
                words(node.get("not_bundled"), Function.identity()));
    }

    private static EmergencyTerms emergency(JsonNode node) {
        return new EmergencyTerms(
                words(node.get("purposes"), Purpose::valueOf),
                words(node.get("types"), ReferralType::valueOf),
                node.get("approvers").asInt(),
                words(
                        node.get("approvers_from_distinct"),
                        word -> EmergencyTerms.Distinct.valueOf(word.toUpperCase(Locale.ROOT))),
                Duration.ofHours(node.get("max_hours").asInt()),
                Duration.ofHours(node.get("notify_subject_within_hours").asInt()),
                words(node.get("cats"), DataCategory::valueOf));
    }

    private static MatrixLimits limits(JsonNode node) {
        return new MatrixLimits(
                node.get("max_bytes").asInt(),
                node.get("max_note_chars").asInt(),
                Duration.ofSeconds(node.get("clock_skew_s").asInt()),
                node.get("max_validity_days").asInt());
    }

    private static <T> Set<T> words(JsonNode list, Function<String, T> word) {
        Set<T> words = new LinkedHashSet<>();
        for (JsonNode element : list) {
            words.add(known(element.asString(), word));
        }
        return words;
    }

    private static <T> T known(String written, Function<String, T> word) {
        try {
            return word.apply(written);
        } catch (IllegalArgumentException e) {
            throw new BrokenMatrix(
                    "the matrix must speak in words of the domain (categories, types, purposes, kinds of agency)",
                    "the unknown word " + written.toLowerCase(Locale.ROOT));
        }
    }
}
