package kz.daneker.fhir;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import kz.daneker.referral.NamedUuid;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * Names the entries of one message under the referral's id as the recipient knows it: a retry yields the same bytes, the
 * sender of signed resources knows beforehand how the person will be called, and on masked routes, where that id is the
 * delivery's, no id leads anywhere else.
 */
final class EntryIds {
    private final UUID referralId;
    private final Map<ResourceType, Integer> made = new EnumMap<>(ResourceType.class);

    EntryIds(UUID referralId) {
        this.referralId = referralId;
    }

    /** The id of the next resource of this type. */
    UUID next(ResourceType type) {
        return NamedUuid.of(referralId, type + "/" + made.merge(type, 1, Integer::sum));
    }
}
