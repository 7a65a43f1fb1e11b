package kz.daneker.referral;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.daneker.agency.Regions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A referral everyone knows, made up, and a reader set as the matrix sets it. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");

    private static final String SCHOOL_ENROLMENT = """
            {"schema":"kz-referral/0.1-draft","referralId":"5f0c1d2e-0000-4a00-8000-00000000aaaa",
             "createdAt":"2026-06-15T11:30:00+05:00","validUntil":"2026-07-15T00:00:00+05:00",
             "type":"SCHOOL_ENROLMENT","purpose":"EDUENROL","priority":"normal","language":"kk",
             "sender":{"agencyId":"centre-47","role":"social_worker","userRef":"u-1"},
             "recipient":{"agencyId":"school-47-012"},
             "subject":{"kind":"child","name":{"family":"Сәрсенов","given":"Ерасыл"},
                        "nameLatin":{"family":"Sarsenov","given":"Yerasyl"},
                        "birthDate":"2014-09-02","sex":"M","region":"KZ-47","iin":"140902500004"},
             "guardian":{"relation":"mother","name":{"family":"Сәрсенова","given":"Әйгерім"},"iin":"910314400003"},
             "consents":[{"id":"c-1","giver":{"name":{"family":"Сәрсенова","given":"Әйгерім"},"iin":"910314400003"},
                          "capacity":"parent","method":"paper-signed","language":"kk","operator":{"agencyId":"centre-47"},
                          "categories":["ID_NAME","ID_BIRTH"],"recipients":["school-47-012"],"purposes":["EDUENROL"],
                          "crossBorder":false,"publicSources":false,"givenAt":"2026-06-10T10:00:00+05:00",
                          "expiresAt":"2026-12-10T00:00:00+05:00","status":"active",
                          "assent":{"required":true,"obtained":true,"at":"2026-06-10T10:05:00+05:00"}}],
             "data":{"ID_NAME":{"family":"Сәрсенов","given":"Ерасыл"},"ID_BIRTH":{"birthDate":"2014-09-02","sex":"M"},
                     "ID_NATIONAL":{"iin":"140902500004"},
                     "GUARDIAN":{"name":{"family":"Сәрсенова","given":"Әйгерім"},"relation":"mother"},
                     "OUTCOME":{"date":"2026-06-14"},"PSS_PLAN":{"goals":[{"words":"peer group"}]}}}
            """;

    private Samples() {}

    static ReferralReader reader() {
        return new ReferralReader(rules(), Regions.load(Path.of("config/regions.yaml")));
    }

    /** As {@code config/sharing-matrix.yaml} has them. */
    static ReferralRules rules() {
        List<Pattern> forbidden = Stream.of(
                        "radicali[sz]",
                        "extremis[mt]",
                        "ideolog",
                        "threat.?level",
                        "risk.?score",
                        "watch.?list",
                        "loyalt",
                        "hijab",
                        "piety",
                        "informant",
                        "polygraph")
                .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
                .toList();
        return new ReferralRules(
                forbidden,
                EnumSet.of(DataCategory.THERAPY_NOTES, DataCategory.SECURITY_PROC, DataCategory.BIOMETRIC),
                new ReferralRules.Limits(262_144, 1000, Duration.ofSeconds(300), Duration.ofDays(90)));
    }

    static ObjectNode schoolEnrolment() {
        return (ObjectNode) StrictJson.read(SCHOOL_ENROLMENT.getBytes(StandardCharsets.UTF_8));
    }

    /** The sample with one value put or replaced at a pointer; JSON text, or absent to remove. */
    static ObjectNode with(String pointer, String json) {
        ObjectNode sample = schoolEnrolment();
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = sample.at(pointer.substring(0, cut));
        String key = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        if (json.equals("absent")) {
            ((ObjectNode) parent).remove(key);
        } else {
            ((ObjectNode) parent).set(key, StrictJson.read(json.getBytes(StandardCharsets.UTF_8)));
        }
        return sample;
    }
}
