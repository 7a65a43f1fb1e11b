package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.client.ConsentBook;
import kz.daneker.paper.ConsentPaper;
import kz.daneker.paper.ConsentReceipt;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralRules;
import kz.daneker.referral.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a person takes home, and what machines read of the register's answer. */
final class ConsentPrinter {
    /** For reading what is to be printed; what may be registered is the register's to say, by the matrix it has. */
    private static final ReferralRules ANY = new ReferralRules(
            List.of(),
            Set.of(),
            new ReferralRules.Limits(256 * 1024, 1000, Duration.ofMinutes(5), Duration.ofDays(90)));

    private final ConsentPaper paper;
    private final ConsentSheetReader reader;

    ConsentPrinter(AgencyRegister agencies) {
        this.paper = new ConsentPaper(agencies);
        this.reader = new ConsentSheetReader(
                ANY, Regions.load(Installation.here().config().resolve("regions.yaml")));
    }

    ConsentSheet read(JsonNode sheet) {
        return reader.read(sheet, Clock.systemUTC().instant());
    }

    void sheets(ConsentSheet sheet, @Nullable String receipt, @Nullable Path adult, @Nullable Path child)
            throws IOException {
        if (adult != null) {
            Files.write(adult, paper.sheet(sheet, receipt));
        }
        if (child != null) {
            Files.write(child, paper.childSheet(sheet, receipt));
        }
    }

    /** @param shown as {@link ConsentBook#show} gives it */
    void receipt(ObjectNode shown, String receiptId, Path file) throws IOException {
        JsonNode consent = shown.path("consent");
        ConsentSheet sheet = read(shown.path("sheet"));
        Files.write(
                file,
                paper.receipt(new ConsentReceipt(
                        Objects.requireNonNullElse(sheet.consent().language(), Language.KK),
                        Objects.requireNonNull(sheet.consent().operator()),
                        ConsentState.valueOf(consent.path("state").asString("")),
                        Instant.parse(consent.path("registeredAt").asString("")),
                        Instant.parse(consent.path("expiresAt").asString("")),
                        receiptId)));
    }

    static ObjectNode json(ConsentBook.Registered registered) {
        return StrictJson.object()
                .put("id", registered.id().toString())
                .put("state", registered.state().name())
                .put("receiptId", registered.receipt().id())
                .put("receipt", registered.compact());
    }
}
