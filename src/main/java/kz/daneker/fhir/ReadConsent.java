package kz.daneker.fhir;

import kz.daneker.provision.ConsentDirective;

/** A FHIR Consent from outside, after reading: one the engine can decide by, or one that is only kept. */
public sealed interface ReadConsent {
    /** It says plainly what is permitted and denied; whose it is may still be unknown here. */
    record Usable(ConsentDirective directive, ConsentPersons persons) implements ReadConsent {}

    /**
     * Well-formed, but what it means would have to be guessed; it is stored and counts for nothing.
     *
     * @param path FHIRPath of the element, e.g. {@code Consent.provision.type}
     */
    record Unusable(Cause cause, String path) implements ReadConsent {}

    /** Why a consent cannot be used. */
    enum Cause {
        /** The root provision says neither permit nor deny; R4 and IHE PCF read that differently. */
        ROOT_UNTYPED,
        /** A nested provision says neither. */
        RULE_UNTYPED,
        /** Exceptions nested deeper than the engine evaluates. */
        TOO_DEEP,
        /** Not about privacy (scope), or not a privacy consent (category). */
        NOT_PRIVACY,
        /** Nobody says whose it is. */
        PATIENT_MISSING,
        /** Nobody says who gave it. */
        PERFORMER_MISSING,
        /** Nobody says when it was signed. */
        DATE_MISSING,
        /** A date that is no date. */
        DATE_INVALID,
        /** It holds a modifier extension or implicit rules, which change the meaning in a way nobody here knows. */
        MODIFIED
    }
}
