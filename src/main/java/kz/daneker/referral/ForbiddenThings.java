package kz.daneker.referral;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/**
 * Refuses what the gateway never carries, wherever it hides: fields that rate belief, loyalty or danger, and categories
 * that are never exchanged.
 */
final class ForbiddenThings {
    /** Cyrillic letters that look like Latin ones, so that a key cannot be smuggled past by spelling it with them. */
    private static final Map<Integer, String> LOOKALIKES = Map.ofEntries(
            Map.entry((int) 'а', "a"),
            Map.entry((int) 'е', "e"),
            Map.entry((int) 'о', "o"),
            Map.entry((int) 'р', "p"),
            Map.entry((int) 'с', "c"),
            Map.entry((int) 'у', "y"),
            Map.entry((int) 'х', "x"),
            Map.entry((int) 'і', "i"),
            Map.entry((int) 'һ', "h"),
            Map.entry((int) 'ѕ', "s"),
            Map.entry((int) 'ј', "j"));

    /** Keys are few and come again with each referral; strangers' keys beyond this number are judged anew. */
    private static final int REMEMBERED = 4096;

    private static final int LONGEST_REMEMBERED = 64;

    private final Map<String, Boolean> judged = new ConcurrentHashMap<>();
    private final ReferralRules rules;
    private final Set<String> neverExchanged;

    ForbiddenThings(ReferralRules rules) {
        this.rules = rules;
        this.neverExchanged = rules.neverExchanged().stream()
                .map(category -> folded(category.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws Refusal {@code FORBIDDEN_FIELD} or {@code FORBIDDEN_CATEGORY} at the key */
    void refuseIn(JsonNode payload) {
        refuseFields(payload, Pointer.ROOT);
        refuseCategories(payload.path("data"), Pointer.ROOT.to("data"));
    }

    private void refuseFields(JsonNode node, Pointer at) {
        node.forEachEntry((key, value) -> {
            if (forbidden(key)) {
                throw new Refusal(RefusalCode.FORBIDDEN_FIELD, at.to(key).text());
            }
            refuseFields(value, at.to(key));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseFields(node.get(i), at.to(i));
        }
    }

    private boolean forbidden(String key) {
        Boolean before = judged.get(key);
        if (before != null) {
            return before;
        }
        boolean now = judge(key);
        if (key.length() <= LONGEST_REMEMBERED && judged.size() < REMEMBERED) {
            judged.put(key, now);
        }
        return now;
    }

    private boolean judge(String key) {
        String folded = folded(key);
        for (Pattern pattern : rules.forbiddenFields()) {
            if (pattern.matcher(key).find() || pattern.matcher(folded).find()) {
                return true;
            }
        }
        return false;
    }

    private void refuseCategories(JsonNode node, Pointer at) {
        node.forEachEntry((key, value) -> {
            if (neverExchanged.contains(folded(key))) {
                throw new Refusal(RefusalCode.FORBIDDEN_CATEGORY, at.to(key).text());
            }
            refuseCategories(value, at.to(key));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseCategories(node.get(i), at.to(i));
        }
    }

    /** A key as a reader would hear it: lower-case letters and digits only, look-alikes in Latin. */
    private static String folded(String key) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(key, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(point -> folded.append(LOOKALIKES.getOrDefault(point, Character.toString(point))));
        return folded.toString();
    }
}
