package kz.daneker.provision;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a consent's rules for one item.
 *
 * <p>The deepest rule that matches wins, among the exceptions to one rule a deny does. A nested permit takes what it leaves
 * unsaid from the nearest rule around it that says it; a nested deny takes nothing, so it bites beyond its parent. It
 * counts only where the consent would otherwise have spoken: else the consent abstains.
 */
final class Reading {
    private final RuleFit fit;
    private final ConsentRules rules;
    private final Asked asked;
    private final Asked.Part part;
    private final String consent;
    private final Tracer tracer;
    private boolean wouldSpeak;
    private boolean dissents;

    Reading(RuleFit fit, ConsentRules rules, Asked asked, Asked.Part part, String consent, Tracer tracer) {
        this.fit = fit;
        this.rules = rules;
        this.asked = asked;
        this.part = part;
        this.consent = consent;
        this.tracer = tracer;
    }

    /**
     * What the consent says; null where it abstains.
     *
     * @throws IllegalStateException for exceptions nested deeper than {@link ConsentEngine#MAX_DEPTH}
     */
    Provision.@Nullable Type read(Provision root) {
        Provision.Type said = read(root, Conditions.any(), "provision", 0);
        if (said == Provision.Type.DENY && !wouldSpeak) {
            tracer.note(consent, "", "abstains: its exceptions do not reach across");
            return null;
        }
        return said;
    }

    /** True where a rule that names break-glass says no; only after {@link #read}. */
    boolean dissents() {
        return dissents;
    }

    private Provision.@Nullable Type read(Provision rule, Conditions around, String path, int depth) {
        if (depth > ConsentEngine.MAX_DEPTH) {
            throw new IllegalStateException("exceptions must be nested at most " + ConsentEngine.MAX_DEPTH + " deep");
        }
        Conditions inherited = inherit(around, rule.when());
        Provision.Type own = match(rule, rule.type() == Provision.Type.PERMIT ? inherited : rule.when(), path, depth);
        Provision.Type exception = null;
        List<Provision> nested = rule.nested();
        for (int i = 0; i < nested.size(); i++) {
            Provision.Type said = read(nested.get(i), inherited, path + ".provision[" + i + "]", depth + 1);
            exception = exception == Provision.Type.DENY || said == null ? exception : said;
        }
        return exception == null ? own : exception;
    }

    private Provision.@Nullable Type match(Provision rule, Conditions when, String path, int depth) {
        String misses = fit.misses(rule.type(), when, asked, part);
        if (misses != null) {
            tracer.note(consent, path, misses);
            return null;
        }
        boolean denies = rule.type() == Provision.Type.DENY;
        tracer.note(consent, path, denies ? "denies" : "permits");
        wouldSpeak |= !denies || depth == 0;
        dissents |= denies
                && !Collections.disjoint(when.purposes(), rules.emergency().purposes());
        return rule.type();
    }

    private static Conditions inherit(Conditions around, Conditions stated) {
        return new Conditions(
                stated.actors().isEmpty() ? around.actors() : stated.actors(),
                stated.purposes().isEmpty() ? around.purposes() : stated.purposes(),
                stated.classes().isEmpty() ? around.classes() : stated.classes(),
                stated.labels().isEmpty() ? around.labels() : stated.labels(),
                intersect(around.period(), stated.period()),
                stated.dataPeriod() == null ? around.dataPeriod() : stated.dataPeriod(),
                stated.data().isEmpty() ? around.data() : stated.data(),
                stated.understood() && around.understood());
    }

    private static @Nullable Period intersect(@Nullable Period around, @Nullable Period stated) {
        return around == null ? stated : stated == null ? around : around.intersect(stated);
    }
}
