package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.NeutralSender;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Referral;
import tools.jackson.databind.JsonNode;

/** Cuts a referral down to what was decided: the only way from a {@link Referral} to a {@link Release}. */
public final class Releaser {
    private Releaser() {}

    /**
     * Copies the released categories and as much of the frame as the recipient may know. On a masked route it gets the
     * delivery's own id, whole days for times, and no reference to an earlier referral: each could be matched with what
     * the real sender is known to have done.
     *
     * @param decision of this referral
     * @param deliveryId fresh and random
     */
    public static Release release(
            Referral referral, ReleaseDecision decision, UUID deliveryId, AgencyRegister register) {
        NeutralSender neutral = decision.neutralSender();
        Release.VisibleSender sender = neutral == null
                ? Release.VisibleSender.open(register.require(referral.sender().agency(), "/sender/agencyId"))
                : Release.VisibleSender.masked(neutral);
        Map<DataCategory, JsonNode> data = new EnumMap<>(DataCategory.class);
        for (DataCategory category : decision.released()) {
            JsonNode section = referral.data().get(category);
            if (section == null) {
                throw new IllegalArgumentException("a decision must be of the referral it is applied to");
            }
            data.put(
                    category,
                    GoingResources.of(category, section, decision.resources().keySet()));
        }
        Map<String, Set<DataCategory>> resources = decision.resources();
        if (decision.masked()) {
            MaskedResources masked =
                    new MaskedResources(deliveryId, referral.header().id());
            data.replaceAll(masked::rewrite);
            resources = masked.renamed(resources);
        }
        return new Release(
                deliveryId,
                terms(referral, decision, deliveryId),
                sender,
                referral.recipient(),
                data,
                resources,
                referral.note());
    }

    private static Release.Terms terms(Referral referral, ReleaseDecision decision, UUID deliveryId) {
        Referral.Header header = referral.header();
        boolean masked = decision.masked();
        return new Release.Terms(
                masked ? deliveryId : header.id().value(),
                masked ? startOfDay(header.createdAt()) : header.createdAt(),
                masked ? startOfDay(header.validUntil()) : header.validUntil(),
                header.type(),
                header.purpose(),
                header.priority(),
                header.language(),
                masked || header.inResponseTo() == null
                        ? null
                        : header.inResponseTo().value(),
                masked ? startOfDay(decision.holdsUntil()) : decision.holdsUntil(),
                decision.labels());
    }

    /** Never later than the time itself, so rounding cannot lengthen a permission. */
    private static OffsetDateTime startOfDay(OffsetDateTime time) {
        return time.withOffsetSameInstant(Person.KAZAKHSTAN).truncatedTo(ChronoUnit.DAYS);
    }
}
