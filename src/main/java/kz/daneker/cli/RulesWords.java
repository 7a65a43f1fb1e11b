package kz.daneker.cli;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.consent.Explanation;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.rules.MatrixEffect;
import kz.daneker.rules.RuleVersion;

/** What the verbs of {@code daneker matrix} say to people. */
final class RulesWords {
    private final ResourceBundle words;
    private final Explanation categories;
    private final RefusalTexts refusals;
    private final Locale locale;

    private RulesWords(Locale locale, Language language) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "rules.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.categories = Explanation.in(language);
        this.refusals = RefusalTexts.load(Installation.here().config().resolve("messages.json"));
    }

    static RulesWords in(Language language) {
        return new RulesWords(Locale.forLanguageTag(language.tag()), language);
    }

    String holds(SharingMatrix matrix) {
        return say("holds", matrix.version(), matrix.rules().size(), matrix.digest());
    }

    String signers(SharingMatrix matrix) {
        return matrix.changeSigners()
                .map(signers -> say(
                        "signers",
                        signers.owner(),
                        signers.seconds().stream().map(AgencyId::value).sorted().collect(Collectors.joining(", "))))
                .orElseGet(() -> say("signers.none"));
    }

    void effect(MatrixEffect effect, int days, PrintWriter out) {
        out.println(say("effect", effect.withheld(), effect.released(), effect.looked(), days));
        effect.changes()
                .forEach((change, times) -> out.println("  "
                        + say(
                                "effect." + change.kind(),
                                change.type(),
                                change.from().word(),
                                change.to().word(),
                                change.category().isEmpty() ? "" : name(DataCategory.valueOf(change.category())),
                                times)));
    }

    String version(RuleVersion version) {
        return version.change() == null
                ? say("version.first", version.matrix().version(), time(version.inForceFrom()))
                : say(
                        "version",
                        version.matrix().version(),
                        time(version.inForceFrom()),
                        version.signers().stream().map(AgencyId::value).collect(Collectors.joining(", ")),
                        version.change().reason());
    }

    void refused(Refusal refusal, PrintWriter out) {
        out.println(refusals.text(refusal.code(), locale));
        if (!refusal.path().isEmpty()) {
            out.println("  " + say("where", refusal.path()));
        }
        out.println("  " + say("code", refusal.code()));
    }

    String name(DataCategory category) {
        return categories.name(category);
    }

    /** As clocks show it in Kazakhstan. */
    static String time(Instant moment) {
        return moment.atOffset(ZoneOffset.ofHours(5)).toString();
    }

    String say(String key, Object... values) {
        String[] written = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            written[i] = values[i].toString();
        }
        return MessageFormat.format(words.getString(key), (Object[]) written);
    }
}
