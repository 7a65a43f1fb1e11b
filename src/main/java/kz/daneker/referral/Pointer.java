package kz.daneker.referral;

/** A place in the message: RFC 6901 JSON pointer, e.g. {@code /consents/0/giver/iin}. */
record Pointer(String text) {
    static final Pointer ROOT = new Pointer("");

    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_NUMBER = 5;

    /** One level down, by key; a key that could be a value stays untold and the pointer stops above it. */
    Pointer to(String key) {
        if (couldTell(key)) {
            return this;
        }
        return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    Pointer to(int index) {
        return new Pointer(text + "/" + index);
    }

    /** A key that could itself be somebody's data: a number, a sentence, or nothing a person can read. */
    private static boolean couldTell(String key) {
        int digits = 0;
        int length = 0;
        for (int i = 0; i < key.length(); i += Character.charCount(key.codePointAt(i))) {
            int point = key.codePointAt(i);
            digits = point >= '0' && point <= '9' ? digits + 1 : 0;
            length++;
            if (digits > LONGEST_NUMBER || length > LONGEST_KEY || isUnreadable(point)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnreadable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
