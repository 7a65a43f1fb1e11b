package kz.daneker.provision;

import java.util.List;

/**
 * One rule of a consent and the exceptions to it (FHIR {@code Consent.provision}).
 *
 * <p>A nested permit inherits what it leaves unsaid from the rules around it; a nested deny inherits nothing.
 *
 * @param when what the rule speaks of
 * @param nested exceptions, evaluated whether or not this rule matches; at most {@link ConsentEngine#MAX_DEPTH} levels
 *     are evaluated, a deeper consent is not understood
 */
public record Provision(Type type, Conditions when, List<Provision> nested) {
    public Provision {
        nested = List.copyOf(nested);
    }

    public static Provision permit(Conditions when, Provision... nested) {
        return new Provision(Type.PERMIT, when, List.of(nested));
    }

    public static Provision deny(Conditions when, Provision... nested) {
        return new Provision(Type.DENY, when, List.of(nested));
    }

    /** FHIR R4 consent-provision-type. */
    public enum Type {
        PERMIT,
        DENY
    }
}
