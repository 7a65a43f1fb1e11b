package kz.daneker.provision;

import java.time.Instant;
import java.util.Collections;

/** Whether a declared emergency opens an item; asked only for what consent does not give. */
final class BreakGlassRule {
    private final EmergencyRule terms;
    private final int adult;

    BreakGlassRule(ConsentRules rules) {
        this.terms = rules.emergency();
        this.adult = rules.ages().adult();
    }

    /** True where the request speaks the emergency's purpose and somebody declared it. */
    boolean isDeclared(Request request) {
        return request.emergency() != null && terms.purposes().contains(request.purpose());
    }

    /** {@link Reason#BTG_OK} or what is missing. */
    Reason opens(EmergencyClaim claim, Asked asked, Asked.Part part, boolean dissents) {
        Instant at = asked.request().at();
        boolean eligible = !Collections.disjoint(terms.kinds(), asked.kinds())
                && terms.roles().contains(claim.role())
                && claim.reasonGiven()
                && !claim.declaredAt().isAfter(at);
        if (!eligible) {
            return Reason.BTG_NOT_ELIGIBLE;
        }
        if (!claim.declaredAt().plus(terms.lasts()).isAfter(at)) {
            return Reason.BTG_EXPIRED;
        }
        if (dissents && !(isMinor(asked) && claim.secondClinician())) {
            return Reason.BTG_DISSENT;
        }
        return terms.reach().covers(part.item().category(), part.labels()) ? Reason.BTG_OK : Reason.BTG_OUT_OF_SCOPE;
    }

    private boolean isMinor(Asked asked) {
        Patient patient = asked.request().patient();
        Integer years = patient.years(asked.request().at());
        return years == null ? patient.child() : years < adult;
    }
}
