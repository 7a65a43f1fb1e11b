package kz.daneker.paper;

/**
 * One paragraph of a page.
 *
 * @param text wrapped where it is too long
 * @param size relative to the page's own, e.g. 1.0
 * @param indent in widths of the page's own size
 * @param before space above, in lines
 */
record Line(String text, boolean bold, float size, float indent, float before) {
    static Line title(String text) {
        return new Line(text, true, 1.6f, 0, 0);
    }

    static Line heading(String text) {
        return new Line(text, true, 1.0f, 0, 0.6f);
    }

    static Line plain(String text) {
        return new Line(text, false, 1.0f, 0, 0.15f);
    }

    static Line item(String text) {
        return new Line("• " + text, false, 1.0f, 1.0f, 0.05f);
    }

    /** A rule to write on, with what is to be written there. */
    static Line blank(String text) {
        return new Line("________________________________   " + text, false, 1.0f, 0, 1.1f);
    }

    static Line small(String text) {
        return new Line(text, false, 0.8f, 0, 0.4f);
    }
}
