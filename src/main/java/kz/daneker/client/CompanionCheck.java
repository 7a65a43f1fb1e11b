package kz.daneker.client;

import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.fhir.MessageBesideToken;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What travels beside the token must belong to it: the signatures cover the token alone. */
final class CompanionCheck {
    private final Agency self;

    CompanionCheck(Agency self) {
        this.self = self;
    }

    /** @throws Refusal {@code ENVELOPE_MALFORMED} if one is missing, about another delivery, or says more */
    void require(Delivery delivery, ObjectNode referral, UUID id) {
        requireBundle(delivery.fhir(), id);
        MessageBesideToken message = new MessageBesideToken(delivery.fhir(), referral);
        message.requireKnownPersons();
        message.requireAllSigned();
        requirePlain(delivery.plain(), referral);
    }

    private static void requireBundle(ObjectNode bundle, UUID id) {
        hold(bundle.path("resourceType").asString("").equals("Bundle"));
        hold(bundle.path("type").asString("").equals("message"));
        hold(bundle.at("/identifier/value").asString("").equals("urn:uuid:" + id));
    }

    private void requirePlain(@Nullable ObjectNode plain, ObjectNode referral) {
        boolean needed = switch (self.type()) {
            case SCHOOL, EMPLOYER -> true;
            default -> false;
        };
        if (plain == null) {
            hold(!needed);
            return;
        }
        hold(plain.path("referralId").equals(referral.path("referralId")));
        hold(plain.path("to").asString("").equals(self.id().value()));
        hold(plain.path("service").equals(referral.path("type")));
        hold(plain.path("purpose").equals(referral.path("purpose")));
        hold(plain.path("note").equals(referral.path("note")));
        hold(plain.path("categories").equals(referral.path("data")));
    }

    private static void hold(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
