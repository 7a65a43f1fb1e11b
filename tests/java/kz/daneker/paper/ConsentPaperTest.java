package kz.daneker.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.referral.BestInterest;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralRules;
import kz.daneker.referral.StrictJson;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people take home: one page, every Kazakh letter, and nothing in the code but a number. */
class ConsentPaperTest {
    private static final String RECEIPT = "7c0e9a52-0000-4a00-8000-00000000000a";
    private static final String LETTERS = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі";
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");
    private static final Regions REGIONS = Regions.load(Path.of("config/regions.yaml"));

    private final ConsentPaper paper = new ConsentPaper(AgencyRegister.load(Path.of("config/agencies.yaml"), REGIONS));

    @ParameterizedTest
    @EnumSource(Language.class)
    void fits_aSheetOnOnePage_inEachLanguage(Language language) throws IOException {
        byte[] sheet = paper.sheet(sheet(language), RECEIPT);
        keep("sheet-" + language.tag(), sheet);
        try (PDDocument document = Loader.loadPDF(sheet)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(fonts(document)).hasSize(2).allMatch(PDFont::isEmbedded);
            assertThat(decoded(document)).isEqualTo(RECEIPT);
            assertThat(text(document)).contains("Есімова Мәдина Ержанқызы", "15.03.2017", LETTERS);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void says_itToAChild_onOnePage(Language language) throws IOException {
        byte[] sheet = paper.childSheet(sheet(language), RECEIPT);
        keep("child-" + language.tag(), sheet);
        try (PDDocument document = Loader.loadPDF(sheet)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(fonts(document)).allMatch(PDFont::isEmbedded);
            assertThat(decoded(document)).isEqualTo(RECEIPT);
            assertThat(text(document)).contains("Аружан").doesNotContain("Мәдина", "170315600005");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tells_nothingOfThePerson_onTheReceipt(Language language) throws IOException {
        byte[] receipt = paper.receipt(new ConsentReceipt(
                language, new AgencyId("centre-47"), ConsentState.ACTIVE, NOW, NOW.plus(Duration.ofDays(90)), RECEIPT));
        keep("receipt-" + language.tag(), receipt);
        try (PDDocument document = Loader.loadPDF(receipt)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(fonts(document)).allMatch(PDFont::isEmbedded);
            assertThat(decoded(document)).isEqualTo(RECEIPT);
            assertThat(text(document)).contains("15.06.2026", RECEIPT).doesNotContain("Есімова", "clinic");
        }
    }

    @Test
    void fits_theFullestSheet() throws IOException {
        ObjectNode json = json(Language.KK);
        ArrayNode categories = ((ObjectNode) json.path("consent")).putArray("categories");
        for (DataCategory category : DataCategory.values()) {
            categories.add(category.name());
        }
        ArrayNode recipients = ((ObjectNode) json.path("consent")).putArray("recipients");
        for (int i = 0; i < 30; i++) {
            recipients.add("clinic-47-0" + (10 + i));
        }
        try (PDDocument document = Loader.loadPDF(paper.sheet(read(json), RECEIPT))) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(decoded(document)).isEqualTo(RECEIPT);
        }
    }

    @Test
    void leaves_theCodeAway_beforeThereIsAReceipt() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.sheet(sheet(Language.RU), null))) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(text(document)).doesNotContain(RECEIPT);
        }
    }

    @Test
    void knows_eachWordInEachLanguage() throws IOException {
        Set<Object> english = words("en").keySet();
        assertThat(words("kk").keySet()).isEqualTo(english);
        assertThat(words("ru").keySet()).isEqualTo(english);
        for (BestInterest interest : BestInterest.values()) {
            assertThat(english).contains("interest." + interest);
        }
        assertThat(words("kk").values()).noneMatch(text -> text.toString().isBlank());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/paper/words_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }

    private static ConsentSheet sheet(Language language) {
        return read(json(language));
    }

    private static ConsentSheet read(ObjectNode json) {
        return new ConsentSheetReader(
                        new ReferralRules(
                                List.of(),
                                Set.of(),
                                new ReferralRules.Limits(262_144, 1000, Duration.ofMinutes(5), Duration.ofDays(90))),
                        REGIONS)
                .read(json, NOW);
    }

    /** The consent of a referral everybody knows, for the register; the witness is whoever has all the letters. */
    private static ObjectNode json(Language language) {
        try {
            ObjectNode referral = (ObjectNode) StrictJson.readObject(
                            Files.readAllBytes(Path.of("tests/fixtures/referrals/clinic-child-of-nine.json")))
                    .path("payload");
            ObjectNode json = StrictJson.object().put("schema", ConsentSheet.SCHEMA);
            json.set("subject", referral.path("subject"));
            json.set("guardian", referral.path("guardian"));
            ObjectNode consent = (ObjectNode) referral.at("/consents/0");
            consent.put("id", UUID.randomUUID().toString())
                    .put("language", language.tag())
                    .put("witness", LETTERS)
                    .put("copyGiven", true)
                    .put("thirdParties", false);
            json.set("consent", consent);
            return json;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static String decoded(PDDocument document) throws IOException {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 150);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(light)),
                            Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("the code must be readable", e);
        }
    }

    /** For whoever wants to look: {@code target/paper/}. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/paper"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
    }
}
