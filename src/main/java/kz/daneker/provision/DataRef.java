package kz.daneker.provision;

import java.util.Locale;

/**
 * Data a rule points at (FHIR {@code Consent.provision.data}).
 *
 * @param reference e.g. {@code Encounter/12}; for {@link Meaning#AUTHOREDBY} an actor, which covers its departments and
 *     staff
 */
public record DataRef(Meaning meaning, String reference) {
    public static DataRef author(String actor) {
        return new DataRef(Meaning.AUTHOREDBY, actor);
    }

    /** FHIR R4 consent-data-meaning. */
    public enum Meaning {
        INSTANCE,
        RELATED,
        DEPENDENTS,
        AUTHOREDBY;

        /** FHIR's code, e.g. {@code authoredby}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
