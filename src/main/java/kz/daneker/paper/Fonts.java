package kz.daneker.paper;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Noto Sans in two weights, of which each document takes along the letters it uses: Ә Ғ Қ Ң Ө Ұ Ү Һ І among them. */
record Fonts(PDType0Font regular, PDType0Font bold) {
    static Fonts of(PDDocument document) throws IOException {
        return new Fonts(load(document, "NotoSans-Regular.ttf"), load(document, "NotoSans-Bold.ttf"));
    }

    private static PDType0Font load(PDDocument document, String name) throws IOException {
        try (InputStream file = Fonts.class.getResourceAsStream("/paper/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the jar must hold paper/" + name);
            }
            return PDType0Font.load(document, file, true);
        }
    }
}
