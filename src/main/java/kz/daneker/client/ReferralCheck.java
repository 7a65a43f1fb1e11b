package kz.daneker.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Claims;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a recipient may be shown of a referral: for us, in force, and nothing of the blocks meant for the gateway. */
final class ReferralCheck {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Set<String> SHOWN = Set.of(
            "schema",
            "referralId",
            "createdAt",
            "validUntil",
            "type",
            "purpose",
            "priority",
            "language",
            "recipient",
            "data",
            "note",
            "inResponseTo");

    private final AgencyId self;
    private final Clock clock;

    ReferralCheck(AgencyId self, Clock clock) {
        this.self = self;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code REFERRAL_STALE} past its end, {@code DATE_FUTURE} if issued ahead of time, {@code
     *     SCHEMA_UNKNOWN_FIELD} for a block or category that must not be shown, {@code ENVELOPE_MALFORMED} where
     *     envelope and referral contradict each other
     */
    void require(VerifiedReferralToken token) {
        Claims claims = token.claims();
        ObjectNode referral = token.referral();
        Instant now = clock.instant();
        if (claims.instant("iat").isAfter(now.plus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_FUTURE);
        }
        if (!claims.instant("exp").isAfter(now)) {
            throw new Refusal(RefusalCode.REFERRAL_STALE);
        }
        same(claims.instant("exp"), end(referral));
        same(claims.text("purpose"), referral.path("purpose").asString(""));
        same(self.value(), referral.path("recipient").path("agencyId").asString(""));
        for (String name : referral.propertyNames()) {
            shown(SHOWN.contains(name), "/" + name);
        }
        for (String category : referral.path("data").propertyNames()) {
            shown(isCategory(category), "/data");
        }
    }

    private static Instant end(ObjectNode referral) {
        JsonNode end = referral.path("validUntil");
        try {
            return OffsetDateTime.parse(end.asString("")).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private static boolean isCategory(String name) {
        try {
            DataCategory.valueOf(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void same(Object one, Object other) {
        if (!one.equals(other)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private static void shown(boolean may, String pointer) {
        if (!may) {
            throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, pointer);
        }
    }
}
