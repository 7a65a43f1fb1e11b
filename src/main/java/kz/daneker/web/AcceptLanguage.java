package kz.daneker.web;

import java.util.List;
import java.util.Locale;
import kz.daneker.agency.Language;
import org.jspecify.annotations.Nullable;

/** Which of our languages a caller would like best (RFC 9110 §12.5.4). */
public final class AcceptLanguage {
    private static final List<Locale> SPOKEN =
            List.of(Locale.forLanguageTag("kk"), Locale.forLanguageTag("ru"), Locale.ENGLISH);

    private AcceptLanguage() {}

    /** The best match; English for a caller that asks for none of ours or writes the header wrongly. */
    public static Locale best(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    /** The same as one of the domain's languages. */
    public static Language language(@Nullable String header) {
        return Language.valueOf(best(header).getLanguage().toUpperCase(Locale.ROOT));
    }
}
