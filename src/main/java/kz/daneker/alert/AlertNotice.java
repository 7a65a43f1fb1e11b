package kz.daneker.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.agency.Language;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is told outside of an alert: that a rule found something, when, and how soon to look. No subject and no number, as an
 * agency's name may tell what its people suffer from, and a mailbox is nobody's sealed record.
 *
 * @param id under which the console shows the rest
 */
record AlertNotice(UUID id, AlertRule rule, Instant openedAt) {
    static AlertNotice of(Alert alert) {
        return new AlertNotice(alert.id(), alert.rule(), alert.openedAt());
    }

    /** E.g. {@code {"alert":"…","rule":"backlog","urgency":"TODAY","openedAt":"…","text":{"kk":"…","ru":"…","en":"…"}}}. */
    byte[] json() {
        ObjectNode json = StrictJson.object()
                .put("alert", id.toString())
                .put("rule", rule.code())
                .put("urgency", rule.urgency().name())
                .put("openedAt", openedAt.toString());
        ObjectNode text = json.putObject("text");
        for (Language language : Language.values()) {
            text.put(language.tag(), sentence(language));
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One sentence. */
    String sentence(Language language) {
        return new AlertWords(language).say(rule);
    }

    /** The sentence and what to do, in every language. */
    String letter() {
        return Arrays.stream(Language.values())
                .map(language -> sentence(language) + "\n" + new AlertWords(language).urgency(rule) + " "
                        + new AlertWords(language).where() + "\n")
                .collect(Collectors.joining("\n", "", "\n" + id + "\n" + openedAt + "\n"));
    }
}
