package kz.daneker.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Referrals of tests/fixtures/referrals under a new id, moved to the present: certificates live today. */
public final class DatedReferral {
    private static final Path FOLDER = Path.of("tests", "fixtures", "referrals");

    private DatedReferral() {}

    public static ObjectNode toClinic(Instant now) {
        return read("clinic-child-of-nine.json", now);
    }

    public static ObjectNode toSchool(Instant now) {
        return read("school-place-masked.json", now);
    }

    /** An emergency without any consent, opened by two approvals. */
    public static ObjectNode emergency(Instant now) {
        ObjectNode referral = move(
                (ObjectNode) StrictJson.read(bytes(Path.of("tests", "resources", "consent", "emergency.json"))), now);
        ((ObjectNode) referral.path("recipient")).put("agencyId", "clinic-47-001");
        ((ObjectNode) referral.at("/breakGlass/approvals/1")).put("agencyId", "clinic-47-001");
        return referral;
    }

    public static ObjectNode withoutConsent(Instant now) {
        return read("consent-missing.json", now);
    }

    private static ObjectNode read(String file, Instant now) {
        return move(payload(FOLDER.resolve(file)), now);
    }

    /** Under a new id, written half an hour ago, with consents given last week. */
    public static ObjectNode move(ObjectNode referral, Instant now) {
        OffsetDateTime today = now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(5));
        referral.put("referralId", UUID.randomUUID().toString());
        referral.put("createdAt", written(today.minusMinutes(30)));
        referral.put("validUntil", written(today.plusDays(30)));
        for (JsonNode consent : referral.path("consents")) {
            ((ObjectNode) consent).put("givenAt", written(today.minusDays(5)));
            ((ObjectNode) consent).put("expiresAt", written(today.plusDays(180)));
            if (consent.path("assent") instanceof ObjectNode assent) {
                assent.put("at", written(today.minusDays(5)));
            }
        }
        for (JsonNode approval : referral.at("/breakGlass/approvals")) {
            ((ObjectNode) approval).put("at", written(today.minusMinutes(31)));
        }
        return referral;
    }

    /** With its seconds even where they are zero, unlike {@code toString}. */
    private static String written(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    public static ObjectNode payload(Path file) {
        return (ObjectNode) StrictJson.read(bytes(file)).path("payload");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
