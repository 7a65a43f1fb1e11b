package kz.daneker.intake;

import java.time.Clock;
import java.time.Instant;
import kz.daneker.fhir.MessageBesideToken;
import kz.daneker.fhir.SignedResources;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.Referral;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesInForce;
import kz.daneker.trust.VerifiedMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the seal vouches for. */
final class ReferralReading {
    private final RulesInForce rules;
    private final Clock clock;

    ReferralReading(RulesInForce rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Refuses as {@link ReferralReader#read}, {@link SignedResources#require} and {@link MessageBesideToken}. */
    public ReadReferral read(SealedIn sealed) {
        sealed.received().beside().ifPresent(message -> requireSame(message, sealed.message()));
        Instant now = clock.instant();
        Rules inForce = rules.at(now);
        Referral referral = inForce.reader().read(sealed.message().referral(), now);
        SignedResources.require(referral.data());
        referral.data().forEach((category, section) -> requireSeparable(sealed.message(), category, section));
        return new ReadReferral(sealed.received(), sealed.message(), referral, inForce);
    }

    private static void requireSame(ObjectNode message, VerifiedMessage signed) {
        MessageBesideToken beside = new MessageBesideToken(message, signed.referral());
        beside.requireKnownPersons();
        beside.requireOnlySigned();
    }

    /** A resource may have to stay while its category goes: then each must be a disclosure of its own. */
    private static void requireSeparable(VerifiedMessage message, DataCategory category, JsonNode section) {
        String resources = "/data/" + category + "/" + HealthResources.FIELD;
        boolean separable = !HealthResources.CATEGORIES.contains(category)
                || message.token().elementsOf("/referral" + resources).size()
                        == section.path(HealthResources.FIELD).size();
        if (!separable) {
            throw new Refusal(RefusalCode.RESOURCE_INVALID, resources);
        }
    }
}
