package kz.daneker.referral;

import java.util.regex.Pattern;

/** A place in the message: RFC 6901 JSON pointer, e.g. {@code /consents/0/giver/iin}. */
record Pointer(String text) {
    static final Pointer ROOT = new Pointer("");

    /** A key that could itself be somebody's data: a number, a sentence, or nothing a person can read. */
    private static final Pattern TELLING = Pattern.compile("(?s).*[0-9]{6}.*|.*\\p{C}.*|.{65,}");

    /** One level down, by key; a key that could be a value stays untold and the pointer stops above it. */
    Pointer to(String key) {
        if (TELLING.matcher(key).matches()) {
            return this;
        }
        return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    Pointer to(int index) {
        return new Pointer(text + "/" + index);
    }

    @Override
    public String toString() {
        return text;
    }
}
