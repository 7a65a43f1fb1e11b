package kz.daneker.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.ResourceBundle;
import kz.daneker.agency.Language;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.intake.Preview;
import kz.daneker.refusal.RefusalTexts;

/** A preview for people: what the recipient would see, what stays and why, or what to correct. */
final class PreviewWords {
    private final ResourceBundle words;
    private final RefusalTexts refusals;
    private final Language language;

    PreviewWords(Language language, RefusalTexts refusals) {
        this.words = ResourceBundle.getBundle(
                "preview.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.refusals = refusals;
        this.language = language;
    }

    void print(Preview.Answer answer, PrintWriter out) {
        out.println(words.getString(answer.outcome().name()));
        if (answer.code() != null) {
            out.println("  " + refusals.text(answer.code(), Locale.forLanguageTag(language.tag())));
            String path = answer.path();
            boolean whole = path == null || path.isEmpty();
            out.println("  " + words.getString("where") + " " + (whole ? words.getString("whole") : path));
            out.println("  " + words.getString("code") + " " + answer.code() + " (" + answer.http() + ")");
        }
        ReleaseDecision decision = answer.decision();
        if (decision != null) {
            out.println(words.getString("sender") + " "
                    + decision.visibleSender().in(language)
                    + (decision.masked() ? " " + words.getString("masked") : ""));
            decision.explain(language).forEach(line -> out.println("  " + line));
            decision.obligations().forEach(duty -> out.println("  " + words.getString("duty") + " " + duty));
        }
        answer.warnings().stream()
                .sorted()
                .forEach(warning -> out.println("  " + words.getString("warning") + " " + warning));
    }
}
