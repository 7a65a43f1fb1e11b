package kz.daneker.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import kz.daneker.agency.Language;
import kz.daneker.referral.DataCategory;

/** The sentences that say what becomes of a category and why, from {@code consent/explanation_*.properties}. */
public final class Explanation {
    private final Properties texts;

    private Explanation(Properties texts) {
        this.texts = texts;
    }

    /** The sentences of one language. */
    public static Explanation in(Language language) {
        String resource = "/consent/explanation_" + language.tag() + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Explanation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + resource);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the jar must hold " + resource, e);
        }
        return new Explanation(texts);
    }

    String sentence(CategoryDecision decision, boolean emergency) {
        return switch (decision.reason()) {
            case RELEASED -> say(emergency ? "released.emergency" : "released", decision);
            case MATRIX_DENY -> say("matrix-deny", decision);
            case CONSENT_DENY -> say(decision.ownTick() ? "consent-deny.own-tick" : "consent-deny", decision);
            case LABELLED_HIGHER -> say("labelled-higher", decision);
            case BREAK_GLASS_SCOPE -> say("break-glass-scope", decision);
        };
    }

    /** What the category is called in this language, e.g. "safe contact". */
    public String name(DataCategory category) {
        return text("category." + category.name());
    }

    private String say(String key, CategoryDecision decision) {
        return MessageFormat.format(
                text(key),
                name(decision.category()),
                decision.rule(),
                decision.consentId() == null ? "" : decision.consentId());
    }

    private String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("every language must have the text " + key);
        }
        return text;
    }
}
