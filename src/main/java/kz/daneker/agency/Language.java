package kz.daneker.agency;

import java.util.Locale;

/** The three languages every text of the gateway exists in; {@link #tag()} is the BCP 47 tag. */
public enum Language {
    KK,
    RU,
    EN;

    /** BCP 47 tag, e.g. {@code kk}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
