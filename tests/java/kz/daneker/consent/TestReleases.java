package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.Language;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Priority;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Releases for tests of what comes after the gate: of any data, or of a fixture by reader, gate and releaser. */
public final class TestReleases {
    public static final SharingMatrix MATRIX = Site.SHARING;
    private static final UUID DELIVERY = UUID.fromString("0f0f0f0f-1111-4222-8333-444444444444");

    private TestReleases() {}

    /** To a school, from behind the neutral sender. */
    public static Release masked(String data) {
        return of(
                data,
                Release.VisibleSender.masked(Site.REGISTER.neutralSenderFor(AgencyType.SCHOOL)),
                ReferralType.SCHOOL_ENROLMENT,
                Purpose.EDUENROL,
                "school-47-012");
    }

    /** To a clinic, which sees the sender. */
    public static Release open(String data) {
        return of(
                data,
                Release.VisibleSender.open(Site.REGISTER.require(new AgencyId("centre-15"), "")),
                ReferralType.MEDICAL_ASSESSMENT,
                Purpose.TREAT,
                "clinic-47-001");
    }

    /** What the gateway releases of a fixture's payload at the fixture's time; empty where it holds it. */
    public static Optional<Release> of(JsonNode root) {
        OffsetDateTime clock =
                OffsetDateTime.parse(root.get("fixture").get("clock").asString());
        Referral referral = Site.READER.read(root.get("payload"), clock.toInstant());
        return Site.decide(referral, clock.toInstant()) instanceof ReleaseDecision decision
                ? Optional.of(Releaser.release(referral, decision, DELIVERY, Site.REGISTER))
                : Optional.empty();
    }

    public static Agency recipientOf(Release release) {
        return Site.REGISTER.require(release.recipient(), "");
    }

    private static Release of(
            String json, Release.VisibleSender sender, ReferralType type, Purpose purpose, String recipient) {
        Map<DataCategory, JsonNode> data = new EnumMap<>(DataCategory.class);
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(entry -> data.put(DataCategory.valueOf(entry.getKey()), entry.getValue()));
        Release.Terms terms = new Release.Terms(
                DELIVERY,
                OffsetDateTime.parse("2026-06-15T00:00:00+05:00"),
                OffsetDateTime.parse("2026-07-15T00:00:00+05:00"),
                type,
                purpose,
                Priority.NORMAL,
                Language.KK,
                null,
                OffsetDateTime.parse("2026-12-10T00:00:00+05:00"),
                labels(data.keySet()));
        return new Release(DELIVERY, terms, sender, new AgencyId(recipient), data, Map.of(), null);
    }

    private static Set<String> labels(Set<DataCategory> categories) {
        Set<String> labels = new TreeSet<>();
        categories.forEach(category -> {
            labels.addAll(MATRIX.policy(category).labels());
            labels.add(MATRIX.policy(category).level().name());
        });
        return labels;
    }
}
