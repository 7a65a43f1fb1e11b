package kz.daneker.cli;

import java.util.List;
import kz.daneker.client.OpenRecall;
import kz.daneker.client.RecalledDelivery;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.RecallNotice;
import kz.daneker.signing.VerifiedRecall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the verbs about recalls say to machines: one object a line. */
final class RecallJson {
    private RecallJson() {}

    static ObjectNode open(List<OpenRecall> recalls) {
        ObjectNode json = StrictJson.object();
        ArrayNode entries = json.putArray("recalls");
        recalls.forEach(recall -> entries.addObject()
                .put("id", recall.id().toString())
                .put("delivery", recall.delivery().toString())
                .put("raisedOn", recall.raisedOn().toString())
                .put("dueOn", recall.dueOn().toString())
                .put("overdue", recall.overdue()));
        return json;
    }

    static ObjectNode shown(VerifiedRecall recall) {
        RecallNotice notice = recall.notice();
        ObjectNode json = StrictJson.object()
                .put("id", notice.id())
                .put("delivery", notice.delivery())
                .put("dueOn", notice.due().toString());
        ArrayNode categories = json.putArray("categories");
        notice.categories().forEach(categories::add);
        return json.put("jws", recall.jws().compact());
    }

    /** For the sender. */
    static ArrayNode recalled(List<RecalledDelivery> recalls) {
        ArrayNode entries = StrictJson.object().arrayNode();
        for (RecalledDelivery recall : recalls) {
            ObjectNode entry = entries.addObject()
                    .put("at", recall.at().toString())
                    .put("cause", recall.cause())
                    .put("dueOn", recall.dueOn().toString())
                    .put("overdue", recall.overdue());
            ArrayNode categories = entry.putArray("categories");
            recall.categories().forEach(categories::add);
            recall.answered().ifPresent(answer -> entry.put("answer", answer));
            if (recall.answeredAt() != null) {
                entry.put("answeredAt", recall.answeredAt().toString());
            }
            if (recall.law() != null) {
                entry.put("law", recall.law());
            }
            if (recall.acknowledgement() != null) {
                entry.put("acknowledgement", recall.acknowledgement());
            }
        }
        return entries;
    }
}
