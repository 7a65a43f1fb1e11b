package kz.daneker.referral;

import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/** One message is about one person or family: a list of them is refused before anything in it is read. */
final class BulkGuard {
    private static final Set<String> LISTS_OF_PEOPLE = Set.of("subjects", "referrals", "persons", "children");
    private static final Set<DataCategory> IDENTITY =
            Set.of(DataCategory.ID_NAME, DataCategory.ID_BIRTH, DataCategory.ID_NATIONAL);

    private BulkGuard() {}

    /** @throws Refusal {@code BULK_NOT_ALLOWED} where the list stands */
    static void refuseLists(JsonNode payload) {
        if (payload.isArray()) {
            throw new Refusal(RefusalCode.BULK_NOT_ALLOWED);
        }
        refuseArray(payload.path("subject"), Pointer.ROOT.to("subject"));
        for (String list : payload.propertyNames()) {
            if (LISTS_OF_PEOPLE.contains(list)) {
                throw new Refusal(
                        RefusalCode.BULK_NOT_ALLOWED, Pointer.ROOT.to(list).text());
            }
        }
        refuseArray(payload.path("data"), Pointer.ROOT.to("data"));
        for (DataCategory category : IDENTITY) {
            refuseArray(
                    payload.path("data").path(category.name()),
                    Pointer.ROOT.to("data").to(category.name()));
        }
    }

    private static void refuseArray(JsonNode node, Pointer at) {
        if (node.isArray()) {
            throw new Refusal(RefusalCode.BULK_NOT_ALLOWED, at.text());
        }
    }
}
