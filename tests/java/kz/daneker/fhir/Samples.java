package kz.daneker.fhir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.Language;
import kz.daneker.agency.LocalizedText;
import kz.daneker.agency.ReferralType;
import kz.daneker.consent.Release;
import kz.daneker.consent.TestReleases;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Priority;
import kz.daneker.referral.Purpose;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Releases for tests: from JSON in the test itself, or from a fixture and what it expects to be forwarded. */
final class Samples {
    static final JsonMapper JSON = JsonMapper.shared();
    static final LocalizedText EDUCATION = new LocalizedText(
            "Облыстық білім басқармасы", "Областное управление образования", "Regional Education Department");
    static final Parties SCHOOL =
            new Parties(AgencyType.SCHOOL, new LocalizedText("№12 мектеп", "Школа №12", "School No. 12"));
    static final Parties CLINIC =
            new Parties(AgencyType.CLINIC, new LocalizedText("Емхана", "Поликлиника", "Polyclinic"));

    /** Levels and labels of domain.md §2.4. */
    private static final Map<DataCategory, Set<String>> LABELS = labels();

    static final BundleWriter WRITER = new BundleWriter(Samples::labelsOf);

    private Samples() {}

    static Set<String> labelsOf(DataCategory category) {
        return LABELS.get(category);
    }

    static Release masked(String data) {
        return release(
                data, new Release.VisibleSender(null, EDUCATION), ReferralType.SCHOOL_ENROLMENT, Purpose.EDUENROL);
    }

    static Release open(String data) {
        LocalizedText centre = new LocalizedText("Орталық", "Центр", "Centre");
        return release(
                data,
                new Release.VisibleSender(new AgencyId("centre-15"), centre),
                ReferralType.MEDICAL_ASSESSMENT,
                Purpose.TREAT);
    }

    private static Release release(String data, Release.VisibleSender sender, ReferralType type, Purpose purpose) {
        Map<DataCategory, JsonNode> categories = new EnumMap<>(DataCategory.class);
        JSON.readTree(data)
                .properties()
                .forEach(entry -> categories.put(DataCategory.valueOf(entry.getKey()), entry.getValue()));
        return TestReleases.of(
                new Release.Terms(
                        TestReleases.DELIVERY,
                        TestReleases.at("2026-06-15T00:00:00+05:00"),
                        TestReleases.at("2026-07-15T00:00:00+05:00"),
                        type,
                        purpose,
                        Priority.NORMAL,
                        Language.KK,
                        null,
                        TestReleases.at("2026-12-10T00:00:00+05:00"),
                        union(categories.keySet())),
                sender,
                new AgencyId("school-47-012"),
                categories,
                null);
    }

    /** The fixture's payload as if the gate had released what the fixture expects. */
    static Release fixture(Path file) {
        JsonNode root = JSON.readTree(PublishedResources.read(file));
        JsonNode payload = root.get("payload");
        JsonNode expect = root.get("fixture").get("expect");
        Map<DataCategory, JsonNode> categories = new EnumMap<>(DataCategory.class);
        expect.get("forwardedCategories")
                .forEach(name -> categories.put(
                        DataCategory.valueOf(name.asString()),
                        payload.get("data").get(name.asString())));
        Set<String> labels = union(categories.keySet());
        expect.path("labels").forEach(label -> labels.add(label.asString()));
        boolean masked = expect.has("visibleSender");
        String id = payload.get("referralId").asString();
        JsonNode answered = payload.get("inResponseTo");
        return TestReleases.of(
                new Release.Terms(
                        masked ? TestReleases.DELIVERY : UUID.fromString(id),
                        TestReleases.at(payload.get("createdAt").asString()),
                        TestReleases.at(payload.get("validUntil").asString()),
                        ReferralType.valueOf(payload.get("type").asString()),
                        Purpose.valueOf(payload.get("purpose").asString()),
                        Priority.valueOf(payload.get("priority").asString().toUpperCase(java.util.Locale.ROOT)),
                        Language.valueOf(payload.get("language").asString().toUpperCase(java.util.Locale.ROOT)),
                        answered == null ? null : UUID.fromString(answered.asString()),
                        payload.get("consents").isEmpty()
                                ? TestReleases.at("2026-06-16T12:00:00+05:00")
                                : TestReleases.at(
                                        payload.at("/consents/0/expiresAt").asString()),
                        labels),
                new Release.VisibleSender(
                        masked
                                ? null
                                : new AgencyId(payload.at("/sender/agencyId").asString()),
                        EDUCATION),
                new AgencyId(payload.at("/recipient/agencyId").asString()),
                categories,
                payload.has("note") ? payload.get("note").asString() : null);
    }

    private static Set<String> union(Set<DataCategory> categories) {
        Set<String> labels = new LinkedHashSet<>();
        categories.forEach(category -> labels.addAll(labelsOf(category)));
        return labels;
    }

    private static Map<DataCategory, Set<String>> labels() {
        Map<DataCategory, Set<String>> labels = new EnumMap<>(DataCategory.class);
        String table = """
                ID_NAME N DEMO|ID_BIRTH N DOB GENDER|ID_NATIONAL R DEMO|CONTACT_SAFE R LOCIS|ADDRESS R LOCIS|GUARDIAN R LIVARG|
                FAMILY R LIVARG MARST|EDU_NEEDS N|EDU_PROGRESS N|EMERGENCY_HEALTH N|IMMUNIZATION_STATUS N|HEALTH_SUMMARY R|
                MENTAL_HEALTH R MH PSY|THERAPY_NOTES V PSYTHPN|TRAUMA_VIOLENCE V VIO SDV|REPRO_HEALTH V SEX|INFECTIOUS V HIV STD|
                SUBSTANCE R SUD|PSS_PLAN R BH|RELIGION V REL|RETURNEE V local:RETURNEE|LEGAL_DOCS R local:LEGAL|
                SECURITY_PROC V local:SECPROC|BIOMETRIC V DEMO|EMPLOYMENT N EMPL|SOCIAL_BENEFIT R local:WELFARE|MEDIATION R LIVARG|
                REASON R|OUTCOME N|EVAL_SCALE R BH""";
        for (String row : table.replace("\n", "").split("\\|")) {
            String[] words = row.split(" ");
            labels.put(
                    DataCategory.valueOf(words[0]),
                    Set.copyOf(Arrays.asList(words).subList(1, words.length)));
        }
        return labels;
    }
}
