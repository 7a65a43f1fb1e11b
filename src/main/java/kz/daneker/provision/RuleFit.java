package kz.daneker.provision;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a rule speaks of an item: all its elements must, and the first that does not is named in the trace. */
final class RuleFit {
    private static final String KIND = "type:";
    private final LabelFit labels;

    RuleFit(ConsentRules rules) {
        this.labels = new LabelFit(rules);
    }

    /** The first element that does not match; null where the rule matches. */
    @Nullable
    String misses(Provision.Type type, Conditions when, Asked asked, Asked.Part part) {
        Instant at = asked.request().at();
        if (when.period() != null && !when.period().contains(at)) {
            return "period does not run";
        }
        if (!when.actors().isEmpty() && !actor(when.actors(), asked).satisfies(type)) {
            return "actor does not match";
        }
        if (!when.purposes().isEmpty() && Collections.disjoint(when.purposes(), asked.purposes())) {
            return "purpose does not match";
        }
        if (!when.classes().isEmpty() && !when.classes().contains(part.item().category())) {
            return "class does not match";
        }
        if (!when.data().isEmpty() && !data(when.data(), part).satisfies(type)) {
            return "data does not match";
        }
        if (when.dataPeriod() != null && !dated(when.dataPeriod(), type, part.item())) {
            return "date of the data does not match";
        }
        boolean labelled = type == Provision.Type.PERMIT
                ? labels.permits(when.labels(), part.labels())
                : labels.denies(when.labels(), part.labels());
        if (!labelled) {
            return "label does not match";
        }
        return when.understood() || type == Provision.Type.DENY ? null : "holds a condition nobody here can judge";
    }

    private static Fit actor(Set<String> rule, Asked asked) {
        Fit best = Fit.NO;
        for (String each : rule) {
            if (!each.startsWith(KIND)) {
                if (asked.recipients().contains(each)) {
                    return Fit.YES;
                }
            } else if (asked.kinds().isEmpty()) {
                best = Fit.UNKNOWN;
            } else if (asked.kinds().contains(each.substring(KIND.length()))) {
                return Fit.YES;
            }
        }
        return best;
    }

    private static Fit data(Set<DataRef> rule, Asked.Part part) {
        Fit best = Fit.NO;
        for (DataRef each : rule) {
            Fit fit = data(each, part);
            if (fit == Fit.YES) {
                return fit;
            }
            best = fit == Fit.UNKNOWN ? fit : best;
        }
        return best;
    }

    private static Fit data(DataRef rule, Asked.Part part) {
        String own = part.item().reference();
        Set<String> related = part.item().related();
        boolean itself = rule.reference().equals(own);
        return switch (rule.meaning()) {
            case AUTHOREDBY ->
                part.authors() == null ? Fit.UNKNOWN : Fit.of(part.authors().contains(rule.reference()));
            case INSTANCE -> own == null ? Fit.UNKNOWN : Fit.of(itself);
            case RELATED, DEPENDENTS ->
                itself || (related != null && related.contains(rule.reference()))
                        ? Fit.YES
                        : own == null || related == null ? Fit.UNKNOWN : Fit.NO;
        };
    }

    private static boolean dated(Period rule, Provision.Type type, Item item) {
        Period date = item.clinicalDate();
        return type == Provision.Type.PERMIT ? date != null && rule.holds(date) : date == null || rule.overlaps(date);
    }
}
