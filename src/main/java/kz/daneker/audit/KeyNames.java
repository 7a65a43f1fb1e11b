package kz.daneker.audit;

/** The form of a name on a note: no white space, no plus sign, at least one character. */
final class KeyNames {
    private KeyNames() {}

    static String require(String name) {
        boolean wellFormed = !name.isEmpty()
                && name.chars().noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (!wellFormed) {
            throw new TrailFault("the name of a note's key must be one word without plus signs, found another form");
        }
        return name;
    }
}
