package kz.daneker.provision;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one item.
 *
 * @param basis id of the consent or law row that let it go, or of the consent that said no; null where none did
 */
public record ItemDecision(
        Item item, Effect effect, Reason reason, @Nullable String basis, Set<Obligation> obligations, Trace trace) {
    public ItemDecision {
        obligations = Collections.unmodifiableSet(new TreeSet<>(obligations));
    }

    /** The reason with the consent that permits, e.g. {@code CONSENT c-000001}, {@code NOT_COVERED}. */
    public String code() {
        return reason == Reason.CONSENT ? reason.name() + " " + basis : reason.name();
    }

    public boolean released() {
        return effect == Effect.PERMIT || effect == Effect.PERMIT_EMERGENCY;
    }

    /** Four answers, two of which let go. */
    public enum Effect {
        PERMIT,
        PERMIT_EMERGENCY,
        DENY,
        /** An error of the engine: a deny that raises an alert. */
        INDETERMINATE
    }
}
