package kz.daneker.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import kz.daneker.provision.Trace;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision as evidence: one canonical JSON text, kept by the gateway, whose digest travels with the release.
 *
 * <p>It names what was withheld, so it carries 256 random bits: without them the recipient, who gets the digest, could try
 * out which withheld categories give it. Canonical as in RFC 8785: keys sorted, no white space; it holds strings and
 * booleans only, so numbers raise no question.
 *
 * @param json e.g. <code>{"categories":{"ID_NAME":{"consent":"c-000001","reason":"RELEASED"}},"matrix":…}</code>
 */
public record DecisionRecord(String json) {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int SALT_BYTES = 32;

    /** Writes the decision down under a fresh salt. */
    public static DecisionRecord of(ReferralId referral, ReleaseDecision decision, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Map<String, Object> fields = new TreeMap<>();
        fields.put("referral", referral.toString());
        fields.put("matrix", Map.of("version", decision.matrixVersion(), "sha256", decision.matrixDigest()));
        fields.put("rule", decision.rule());
        fields.put("emergency", decision.emergency());
        fields.put("masked", decision.masked());
        fields.put("categories", categories(decision));
        fields.put("resources", resources(decision));
        fields.put("labels", decision.labels());
        fields.put("obligations", decision.obligations());
        fields.put("holdsUntil", decision.holdsUntil().toString());
        fields.put("salt", Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
        return new DecisionRecord(CANONICAL.writeValueAsString(fields));
    }

    /** SHA-256 of the UTF-8 text, base64url without padding (43 characters): the {@code decision} claim of a release. */
    public String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** By id: what the labels of each FHIR resource that goes were. */
    private static Map<String, Set<DataCategory>> resources(ReleaseDecision decision) {
        Map<String, Set<DataCategory>> resources = new TreeMap<>();
        decision.resources().forEach((id, categories) -> resources.put(id, new TreeSet<>(categories)));
        return resources;
    }

    private static Map<String, Map<String, String>> categories(ReleaseDecision decision) {
        Map<String, Map<String, String>> categories = new TreeMap<>();
        for (CategoryDecision each : decision.categories()) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("reason", each.reason().name());
            if (each.consentId() != null) {
                fields.put("consent", each.consentId());
            }
            if (each.givenBy() != null) {
                fields.put("given", each.givenBy().name());
            }
            Trace trace = decision.traces().get(each.category());
            if (trace != null && !trace.steps().isEmpty()) {
                fields.put("why", trace.steps().get(trace.steps().size() - 1).sentence());
            }
            categories.put(each.category().name(), fields);
        }
        return categories;
    }
}
