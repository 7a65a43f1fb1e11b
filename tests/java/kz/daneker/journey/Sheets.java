package kz.daneker.journey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Consent sheets made out of the consent a referral carries. */
public final class Sheets {
    private Sheets() {}

    /** The first consent of a referral, of the same person, for the register. */
    public static ObjectNode of(ObjectNode referral) {
        ObjectNode sheet = StrictJson.object().put("schema", "kz-consent/0.1-draft");
        sheet.set("subject", referral.path("subject").deepCopy());
        if (referral.has("guardian")) {
            sheet.set("guardian", referral.path("guardian").deepCopy());
        }
        ObjectNode consent = (ObjectNode) referral.at("/consents/0").deepCopy();
        consent.put("id", UUID.randomUUID().toString())
                .put("witness", "social worker")
                .put("bestInterest", "health")
                .put("copyGiven", true)
                .put("thirdParties", false);
        sheet.set("consent", consent);
        return sheet;
    }

    public static UUID id(ObjectNode sheet) {
        return UUID.fromString(sheet.at("/consent/id").asString(""));
    }

    public static ObjectNode consent(ObjectNode sheet) {
        return (ObjectNode) sheet.path("consent");
    }

    /** The referral with a registered consent in place of the one it carried. */
    static ObjectNode naming(ObjectNode referral, UUID consent) {
        ObjectNode named = referral.deepCopy();
        named.putArray("consents").addObject().put("registered", consent.toString());
        return named;
    }

    static ObjectNode anew(ObjectNode sheet) {
        ObjectNode copy = sheet.deepCopy();
        consent(copy).put("id", UUID.randomUUID().toString());
        return copy;
    }

    public static String moment(Instant at) {
        return written(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(5)));
    }

    /** With its seconds even where they are zero, unlike {@code toString}. */
    static String written(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }
}
