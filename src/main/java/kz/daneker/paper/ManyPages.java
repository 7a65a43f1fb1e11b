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
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Sets lines on as many A4 pages as they take, each with its number, so that nobody can take one out unseen. */
final class ManyPages {
    private static final float SIZE = 10.5f;
    private static final float NUMBER_SIZE = 8;
    private static final float BOTTOM = Typesetter.MARGIN + 2 * NUMBER_SIZE;

    private ManyPages() {}

    /** A row of one line, where it stands on its page. */
    private record Row(Line line, String text, float y) {}

    /**
     * Pages.
     *
     * @param language of the text, e.g. {@code kk}: a screen reader speaks it so
     */
    static byte[] print(String title, String language, List<Line> lines) {
        try (PDDocument document = new PDDocument()) {
            Fonts fonts = Fonts.of(document);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage(language);
            PDViewerPreferences shown =
                    new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
            shown.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(shown);
            List<List<Row>> pages = pages(lines, fonts);
            for (int i = 0; i < pages.size(); i++) {
                page(document, fonts, pages.get(i), (i + 1) + " / " + pages.size());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("pages in memory must be writable", e);
        }
    }

    private static List<List<Row>> pages(List<Line> lines, Fonts fonts) throws IOException {
        List<List<Row>> pages = new ArrayList<>();
        List<Row> page = new ArrayList<>();
        float y = top();
        for (Line line : lines) {
            float height = SIZE * line.size() * Typesetter.LEADING;
            y -= page.isEmpty() ? 0 : line.before() * SIZE * Typesetter.LEADING;
            if (line.bold() && y - 3 * height < BOTTOM && !page.isEmpty()) {
                pages.add(page); // a heading does not stand alone at the foot of a page
                page = new ArrayList<>();
                y = top();
            }
            for (String text : Typesetter.wrap(line, font(line, fonts), SIZE)) {
                if (y - height < BOTTOM) {
                    pages.add(page);
                    page = new ArrayList<>();
                    y = top();
                }
                y -= height;
                page.add(new Row(line, text, y));
            }
        }
        pages.add(page);
        return pages;
    }

    private static void page(PDDocument document, Fonts fonts, List<Row> rows, String number) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
            for (Row row : rows) {
                Typesetter.text(
                        ink,
                        font(row.line(), fonts),
                        SIZE * row.line().size(),
                        Typesetter.MARGIN + row.line().indent() * SIZE,
                        row.y(),
                        row.text());
            }
            Typesetter.text(ink, fonts.regular(), NUMBER_SIZE, Typesetter.MARGIN, Typesetter.MARGIN, number);
        }
    }

    private static PDFont font(Line line, Fonts fonts) {
        return line.bold() ? fonts.bold() : fonts.regular();
    }

    private static float top() {
        return PDRectangle.A4.getHeight() - Typesetter.MARGIN;
    }
}
