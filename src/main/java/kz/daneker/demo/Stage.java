package kz.daneker.demo;

import java.io.PrintWriter;

/** Prints the story: at most 100 columns, coloured where a person watches. */
public final class Stage {
    private static final int WIDTH = 100;
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final boolean coloured;

    public Stage(PrintWriter out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** A scene's title. */
    void title(String text) {
        out.println();
        print("", "", text, BOLD);
    }

    /** What somebody does. */
    void tell(String text) {
        print("   ", "   ", text, "");
    }

    /** What follows is a list of this. */
    void heading(String text) {
        print("   ", "   ", text, DIM);
    }

    /** Words as their reader gets them; their own indentation stays. */
    void quote(String text) {
        String indent = "     " + " ".repeat(text.length() - text.stripLeading().length());
        print(indent, indent + "  ", text.strip(), "");
    }

    /** Something that was checked and holds. */
    void holds(String text) {
        print("     ✓ ", "       ", text, GREEN);
    }

    /** Something that stayed behind. */
    void stays(String text) {
        print("     – ", "       ", text, YELLOW);
    }

    /** A command to try, never broken. */
    void command(String text) {
        out.println("     " + text);
        out.flush();
    }

    private void print(String first, String next, String text, String colour) {
        StringBuilder line = new StringBuilder(first);
        int start = first.length();
        for (String word : text.replace("№ ", "№\u00a0").split(" ", -1)) {
            boolean begun = line.length() > start;
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                end(line, colour);
                line = new StringBuilder(next);
                start = next.length();
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
        }
        end(line, colour);
        out.flush();
    }

    private void end(StringBuilder line, String colour) {
        out.println(coloured && !colour.isEmpty() ? colour + line + PLAIN : line.toString());
    }
}
