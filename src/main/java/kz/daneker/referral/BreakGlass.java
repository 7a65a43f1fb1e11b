package kz.daneker.referral;

import java.time.OffsetDateTime;
import java.util.List;
import kz.daneker.agency.AgencyId;

/** Emergency access without consent: a reason in words and the people who answer for it. */
public record BreakGlass(String reason, List<Approval> approvals) {
    public BreakGlass {
        approvals = List.copyOf(approvals);
    }

    /** One approver's word. */
    public record Approval(String userRef, AgencyId agency, String role, OffsetDateTime at) {}
}
