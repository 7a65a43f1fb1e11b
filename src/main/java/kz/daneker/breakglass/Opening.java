package kz.daneker.breakglass;

import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** What the trail keeps as evidence of one opening: which approvals, what they opened, until when it must be reviewed. */
final class Opening {
    private Opening() {}

    /** E.g. <code>{"review":"…","approvals":["8Foo…"],"categories":["EMERGENCY_HEALTH"],"reviewBy":"…"}</code>. */
    static String json(ApprovedEmergency emergency, DueReview review) {
        ObjectNode json = StrictJson.object().put("review", review.id().toString());
        emergency.approvals().stream()
                .map(approval -> approval.digest().value())
                .forEach(json.putArray("approvals")::add);
        emergency.categories().forEach(json.putArray("categories")::add);
        return json.put("reviewBy", review.reviewBy().toString()).toString();
    }
}
