package kz.daneker.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.paper.PersonReport.Passed;
import kz.daneker.paper.PersonReport.Reader;
import kz.daneker.paper.PersonReport.Sight;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person takes home who asked who saw their data. */
class PersonReportPaperTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");
    private static final AgencyId CLINIC = new AgencyId("clinic-47-001");

    private final PersonReportPaper paper = new PersonReportPaper(
            AgencyRegister.load(Path.of("config/agencies.yaml"), Regions.load(Path.of("config/regions.yaml"))));

    @ParameterizedTest
    @EnumSource(Language.class)
    void says_itInPlainWords(Language language) throws IOException {
        byte[] pdf = paper.print(report(1), language);
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/report-" + language.tag() + ".pdf"), pdf);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
            assertThat(new PDFTextStripper()
                            .getText(document)
                            .replaceAll("\\s+", " ")
                            .strip())
                    .isEqualTo(Files.readString(Path.of("tests/resources/paper/report-" + language.tag() + ".txt"))
                            .strip());
        }
    }

    @Test
    void says_whenNothingWasPassedOn() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.print(report(0), Language.EN))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Nothing was passed on.");
        }
    }

    @Test
    void takes_asManyPagesAsItNeeds_eachWithItsNumber() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.print(report(40), Language.KK))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int i = 1; i <= pages; i++) {
                PDFTextStripper page = new PDFTextStripper();
                page.setStartPage(i);
                page.setEndPage(i);
                assertThat(page.getText(document)).contains(i + " / " + pages);
            }
            assertThat(new PDFTextStripper().getText(document)).contains("ref-39");
        }
    }

    private static PersonReport report(int referrals) {
        return new PersonReport(
                Reader.PERSON,
                "7c0e9a52-0000-4a00-8000-00000000000a",
                NOW,
                IntStream.range(0, referrals)
                        .mapToObj(PersonReportPaperTest::passed)
                        .toList());
    }

    private static Passed passed(int number) {
        return new Passed(
                "ref-" + number,
                Optional.of(new AgencyId("centre-47")),
                Optional.of(Purpose.TREAT),
                List.of(
                        new PersonReport.Category(DataCategory.ID_NAME, Optional.of("c-000001")),
                        new PersonReport.Category(DataCategory.EMERGENCY_HEALTH, Optional.empty())),
                List.of(
                        new Sight(NOW, Sight.Kind.SENT, Optional.of(new AgencyId("centre-47"))),
                        new Sight(NOW.plus(Duration.ofHours(1)), Sight.Kind.APPROVED, Optional.of(CLINIC)),
                        new Sight(NOW.plus(Duration.ofHours(2)), Sight.Kind.RECEIVED, Optional.of(CLINIC)),
                        new Sight(NOW.plus(Duration.ofDays(1)), Sight.Kind.LOOKED_UP, Optional.empty())));
    }
}
