package kz.daneker.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the emergency block; whether its approvers are enough is the gate's to say. */
final class BreakGlassReader {
    private static final Set<String> BREAK_GLASS = Set.of("reason", "approvals");
    private static final Set<String> APPROVAL = Set.of("userRef", "agencyId", "role", "at");
    private static final int MIN_REASON = 10;
    private static final int MAX_REASON = 1000;
    private static final int MAX_APPROVALS = 10;
    private static final int MAX_WORD = 100;

    private final Days days;

    BreakGlassReader(Days days) {
        this.days = days;
    }

    BreakGlass read(JsonNode written, Pointer at) {
        Fields fields = new Fields(written, at, BREAK_GLASS);
        String reason = fields.text("reason", MAX_REASON);
        if (reason.codePointCount(0, reason.length()) < MIN_REASON) {
            throw fields.invalid("reason");
        }
        List<BreakGlass.Approval> approvals = new ArrayList<>();
        if (fields.has("approvals")) { // none at all is too few, which the gate refuses by its own code
            List<JsonNode> list = fields.list("approvals", MAX_APPROVALS);
            for (int i = 0; i < list.size(); i++) {
                approvals.add(approval(list.get(i), fields.at("approvals").to(i)));
            }
        }
        return new BreakGlass(reason, approvals);
    }

    private BreakGlass.Approval approval(JsonNode written, Pointer at) {
        Fields fields = new Fields(written, at, APPROVAL);
        return new BreakGlass.Approval(
                fields.text("userRef", MAX_WORD),
                ReferralParts.agency(fields),
                fields.text("role", MAX_WORD),
                days.pastMoment(fields.required("at"), fields.at("at")));
    }
}
