package kz.daneker.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.consent.CategoryDecision;
import kz.daneker.consent.DecisionInput;
import kz.daneker.consent.DecisionOutcome;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked of a matrix on a day and what it said. Equal decisions of a day are one value: what cannot be told apart
 * leads to nobody.
 *
 * @param day in Kazakhstan (UTC+5)
 * @param matrix digest of the matrix that decided
 */
public record PastDecision(LocalDate day, String matrix, DecisionInput asked, DecisionOutcome answered) {
    private static final ZoneOffset ALMATY = ZoneOffset.ofHours(5);

    /** One made at this moment. */
    static PastDecision at(Instant now, String matrix, DecisionInput asked, DecisionOutcome answered) {
        return new PastDecision(day(now), matrix, asked, answered);
    }

    static LocalDate day(Instant moment) {
        return moment.atOffset(ALMATY).toLocalDate();
    }

    /** What tells one value of a day from another. */
    Digest digest() {
        return Digest.of((matrix + "\n" + askedText() + "\n" + answeredText()).getBytes(StandardCharsets.UTF_8));
    }

    /** E.g. <code>{"type":"EMPLOYMENT",…,"categories":{"ID_NAME":"CONSENT"}}</code>. */
    String askedText() {
        ObjectNode root = StrictJson.object()
                .put("type", asked.type().name())
                .put("purpose", asked.purpose().name())
                .put("from", asked.from().word())
                .put("to", asked.to().word())
                .put("approved", asked.approved());
        ObjectNode categories = root.putObject("categories");
        asked.categories().forEach((category, coverage) -> categories.put(category.name(), coverage.name()));
        return text(root);
    }

    /** E.g. <code>{"rule":"R08","categories":{"ID_NAME":"RELEASED"}}</code> or <code>{"refused":"CONSENT_SCOPE"}</code>. */
    String answeredText() {
        ObjectNode root = StrictJson.object();
        if (answered.refused() != null) {
            return text(root.put("refused", answered.refused().name()));
        }
        root.put("rule", answered.rule());
        ObjectNode categories = root.putObject("categories");
        answered.categories().forEach((category, reason) -> categories.put(category.name(), reason.name()));
        return text(root);
    }

    static PastDecision read(long day, String matrix, String asked, String answered) {
        return new PastDecision(LocalDate.ofEpochDay(day), matrix, asked(tree(asked)), answered(tree(answered)));
    }

    private static DecisionInput asked(ObjectNode root) {
        return new DecisionInput(
                ReferralType.valueOf(root.path("type").asString()),
                Purpose.valueOf(root.path("purpose").asString()),
                AgencyType.of(root.path("from").asString()),
                AgencyType.of(root.path("to").asString()),
                categories(root, DecisionInput.Coverage::valueOf),
                root.path("approved").asBoolean());
    }

    private static DecisionOutcome answered(ObjectNode root) {
        return root.has("refused")
                ? DecisionOutcome.refused(
                        RefusalCode.valueOf(root.path("refused").asString()))
                : new DecisionOutcome(
                        null, root.path("rule").asString(), categories(root, CategoryDecision.Reason::valueOf));
    }

    private static <T> Map<DataCategory, T> categories(ObjectNode root, Function<String, T> word) {
        Map<DataCategory, T> categories = new EnumMap<>(DataCategory.class);
        for (Map.Entry<String, JsonNode> each : root.path("categories").properties()) {
            categories.put(
                    DataCategory.valueOf(each.getKey()),
                    word.apply(each.getValue().asString()));
        }
        return categories;
    }

    private static ObjectNode tree(String json) {
        return StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ObjectNode root) {
        return new String(StrictJson.write(root), StandardCharsets.UTF_8);
    }
}
