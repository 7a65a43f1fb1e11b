package kz.daneker.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Breaks paragraphs into rows of an A4 page and writes them. */
final class Typesetter {
    static final float MARGIN = 56;
    static final float LEADING = 1.35f;
    private static final String UNKNOWN = "?";

    private Typesetter() {}

    static void text(PDPageContentStream ink, PDFont font, float size, float x, float y, String row)
            throws IOException {
        ink.beginText();
        ink.setFont(font, size);
        ink.newLineAtOffset(x, y);
        ink.showText(row);
        ink.endText();
    }

    static List<String> wrap(Line line, PDFont font, float size) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN - line.indent() * size;
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : printable(line.text(), font).split(" ", -1)) {
            String longer = row.isEmpty() ? word : row + " " + word;
            if (!row.isEmpty() && width(font, longer) * size * line.size() > width) {
                rows.add(row.toString());
                row.setLength(0);
                row.append(word);
            } else {
                row.setLength(0);
                row.append(longer);
            }
        }
        rows.add(row.toString());
        return rows;
    }

    private static float width(PDFont font, String text) throws IOException {
        return font.getStringWidth(text) / 1000;
    }

    /** What the font cannot draw is a question mark, never a missing page. */
    private static String printable(String text, PDFont font) throws IOException {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            String letter = Character.toString(text.codePointAt(i));
            printable.append(draws(font, letter) ? letter : UNKNOWN);
        }
        return printable.toString();
    }

    private static boolean draws(PDFont font, String letter) throws IOException {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException noSuchGlyph) {
            return false;
        }
    }
}
