package kz.daneker.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** Sets lines on one A4 page, as large as fits: a sheet of two pages loses one of them. */
final class OnePage {
    private static final float SMALLEST = 5;
    private static final float STEP = 0.25f;
    private static final float QR_SIDE = 96;

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
            float room = page.getMediaBox().getHeight() - 2 * Typesetter.MARGIN - (receipt == null ? 0 : QR_SIDE + 24);
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
        float y = page.getMediaBox().getHeight() - Typesetter.MARGIN;
        for (Line line : lines) {
            float own = size * line.size();
            PDFont font = line.bold() ? fonts.bold() : fonts.regular();
            y -= line.before() * size * Typesetter.LEADING;
            for (String row : Typesetter.wrap(line, font, size)) {
                y -= own * Typesetter.LEADING;
                Typesetter.text(ink, font, own, Typesetter.MARGIN + line.indent() * size, y, row);
            }
        }
    }

    private static void stamp(PDPageContentStream ink, PDPage page, Fonts fonts, String receipt) throws IOException {
        float left = page.getMediaBox().getWidth() - Typesetter.MARGIN - QR_SIDE;
        QrCode.of(receipt).draw(ink, left, Typesetter.MARGIN, QR_SIDE);
        Typesetter.text(ink, fonts.regular(), 8, Typesetter.MARGIN, Typesetter.MARGIN + 4, receipt);
    }

    private static float height(List<Line> lines, Fonts fonts, float size) throws IOException {
        float height = 0;
        for (Line line : lines) {
            PDFont font = line.bold() ? fonts.bold() : fonts.regular();
            height += line.before() * size * Typesetter.LEADING
                    + Typesetter.wrap(line, font, size).size() * size * line.size() * Typesetter.LEADING;
        }
        return height;
    }
}
