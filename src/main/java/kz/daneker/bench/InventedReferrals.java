package kz.daneker.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Referrals about people who do not exist, every fourth one on a route that hides its sender. */
final class InventedReferrals {
    static final AgencyId CLINIC = new AgencyId("clinic-47-001");
    static final AgencyId SCHOOL = new AgencyId("school-47-012");

    /** Every how-manieth goes to the school, where the sender is masked. */
    static final int MASKED_EVERY = 4;

    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final ObjectNode toClinic = template("medical-assessment.json");
    private final ObjectNode toSchool = template("school-enrolment.json");
    private final AtomicInteger count = new AtomicInteger();
    private final Clock clock;

    InventedReferrals(Clock clock) {
        this.clock = clock;
    }

    /**
     * A payload to sign and the number that tells it apart.
     *
     * @param phone e.g. {@code +77990000042}
     */
    record Invented(ObjectNode payload, String phone) {}

    Invented next(AgencyId sender) {
        int number = count.incrementAndGet();
        return number % MASKED_EVERY == 0 ? masked(sender, number) : open(sender, number);
    }

    Invented open(AgencyId sender, int number) {
        return make(toClinic.deepCopy(), sender, number);
    }

    Invented masked(AgencyId sender, int number) {
        return make(toSchool.deepCopy(), sender, number);
    }

    /** What its recipient finds in the place of the phone number; empty where somebody else sent it. */
    static String phone(ObjectNode referral) {
        return referral.at("/data/CONTACT_SAFE/phone").asString("");
    }

    private Invented make(ObjectNode payload, AgencyId sender, int number) {
        OffsetDateTime now =
                OffsetDateTime.ofInstant(clock.instant(), KAZAKHSTAN).truncatedTo(ChronoUnit.SECONDS);
        payload.put("referralId", UUID.randomUUID().toString())
                .put("createdAt", text(now))
                .put("validUntil", text(now.plusDays(30)));
        ((ObjectNode) payload.get("sender")).put("agencyId", sender.value());
        ObjectNode consent = (ObjectNode) payload.at("/consents/0");
        consent.put("givenAt", text(now.minusDays(5))).put("expiresAt", text(now.plusDays(90)));
        ((ObjectNode) consent.get("operator")).put("agencyId", sender.value());
        if (consent.get("assent") instanceof ObjectNode assent) {
            assent.put("at", text(now.minusDays(5)));
        }
        String phone = "+7799%07d".formatted(number % 10_000_000);
        ((ObjectNode) payload.at("/data/CONTACT_SAFE")).put("phone", phone);
        return new Invented(payload, phone);
    }

    private static String text(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static ObjectNode template(String name) {
        try (InputStream file = Objects.requireNonNull(InventedReferrals.class.getResourceAsStream("/bench/" + name))) {
            return StrictJson.readObject(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the bench's referrals must be in the jar", e);
        }
    }
}
