package kz.daneker.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.consent.MatrixRule;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.DataCategory;

/** What two people who sign should read: each rule of which something differs, one sentence a category. */
final class MatrixDifferences {
    private MatrixDifferences() {}

    static List<String> between(SharingMatrix before, SharingMatrix after, RulesWords words) {
        Map<String, MatrixRule> old = byId(before);
        Map<String, MatrixRule> now = byId(after);
        Set<String> ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(now.keySet());
        List<String> sentences = new ArrayList<>();
        for (String id : ids) {
            MatrixRule was = old.get(id);
            MatrixRule is = now.get(id);
            if (was == null) {
                sentences.add(words.say("differs.rule.new", id));
            } else if (is == null) {
                sentences.add(words.say("differs.rule.gone", id));
            } else {
                categories(was, is, words, sentences);
            }
        }
        return sentences;
    }

    private static void categories(MatrixRule was, MatrixRule is, RulesWords words, List<String> sentences) {
        int before = sentences.size();
        for (DataCategory category : DataCategory.values()) {
            String then = standing(was, category);
            String now = standing(is, category);
            if (!then.equals(now)) {
                sentences.add(
                        words.say("differs.category", is.id(), words.name(category), words.say(then), words.say(now)));
            }
        }
        if (sentences.size() == before && !was.equals(is)) {
            sentences.add(words.say("differs.rule", is.id()));
        }
    }

    private static String standing(MatrixRule rule, DataCategory category) {
        if (rule.required().contains(category)) {
            return "standing.required";
        }
        if (rule.allow().contains(category)) {
            return "standing.allow";
        }
        return rule.explicit().contains(category) ? "standing.explicit" : "standing.never";
    }

    private static Map<String, MatrixRule> byId(SharingMatrix matrix) {
        Map<String, MatrixRule> rules = new LinkedHashMap<>();
        matrix.rules().forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }
}
