package kz.daneker.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** Sets lines on one A4 page, as large as fits: a sheet of two pages loses one of them. */
final class OnePage {
    private static final float MARGIN = 56;
    private static final float LEADING = 1.35f;
    private static final float SMALLEST = 5;
    private static final float STEP = 0.25f;
    private static final float QR_SIDE = 96;
    private static final String UNKNOWN = "?";

    private final float largest;

    /** @param largest size of the text where all of it fits, in points */
    OnePage(float largest) {
        this.largest = largest;
    }

    /**
     * A page.
     *
     * @param receipt goes into the QR code and below it, and nothing besides; null before there is one
     * @throws IllegalArgumentException if it does not fit even in the smallest print
     */
    byte[] print(String title, List<Line> lines, @Nullable String receipt) {
        try (PDDocument document = new PDDocument()) {
            Fonts fonts = Fonts.of(document);
            document.getDocumentInformation().setTitle(title);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            float room = page.getMediaBox().getHeight() - 2 * MARGIN - (receipt == null ? 0 : QR_SIDE + 24);
            float size = largest;
            while (height(lines, fonts, size) > room) {
                size -= STEP;
                if (size < SMALLEST) {
                    throw new IllegalArgumentException(
                            "a sheet must fit on one page, found " + lines.size() + " lines");
                }
            }
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                write(ink, page, fonts, lines, size);
                if (receipt != null) {
                    stamp(ink, page, fonts, receipt);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a page in memory must be writable", e);
        }
    }

    private static void write(PDPageContentStream ink, PDPage page, Fonts fonts, List<Line> lines, float size)
            throws IOException {
        float y = page.getMediaBox().getHeight() - MARGIN;
        for (Line line : lines) {
            float own = size * line.size();
            PDFont font = line.bold() ? fonts.bold() : fonts.regular();
            y -= line.before() * size * LEADING;
            for (String row : wrap(line, font, size)) {
                y -= own * LEADING;
                text(ink, font, own, MARGIN + line.indent() * size, y, row);
            }
        }
    }

    private static void stamp(PDPageContentStream ink, PDPage page, Fonts fonts, String receipt) throws IOException {
        float left = page.getMediaBox().getWidth() - MARGIN - QR_SIDE;
        QrCode.of(receipt).draw(ink, left, MARGIN, QR_SIDE);
        text(ink, fonts.regular(), 8, MARGIN, MARGIN + 4, receipt);
    }

    private static void text(PDPageContentStream ink, PDFont font, float size, float x, float y, String row)
            throws IOException {
        ink.beginText();
        ink.setFont(font, size);
        ink.newLineAtOffset(x, y);
        ink.showText(row);
        ink.endText();
    }

    private static float height(List<Line> lines, Fonts fonts, float size) throws IOException {
        float height = 0;
        for (Line line : lines) {
            PDFont font = line.bold() ? fonts.bold() : fonts.regular();
            height += line.before() * size * LEADING + wrap(line, font, size).size() * size * line.size() * LEADING;
        }
        return height;
    }

    private static List<String> wrap(Line line, PDFont font, float size) throws IOException {
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
