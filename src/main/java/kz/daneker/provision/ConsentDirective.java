package kz.daneker.provision;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One consent on file, whichever form it came in: the sheet of a referral or a FHIR Consent (HL7: consent directive).
 *
 * @param id the collecting agency's name for it, e.g. {@code c-000001}; appears in traces and decision records
 * @param version of that consent, e.g. {@code 2}; changes whenever anything of it does
 * @param patient one of the names of the person, compared with {@link Patient#ids()}; opaque, may be personal data
 * @param trusted false where signature or provenance did not hold; such a consent counts for nothing
 * @param signedAt FHIR {@code Consent.dateTime}; null where the form does not say
 * @param root the outermost provision; its period is the consent's
 */
public record ConsentDirective(
        String id,
        String version,
        String patient,
        Status status,
        boolean trusted,
        @Nullable Instant signedAt,
        Grantor grantor,
        Provision root) {

    /** The same consent in another state. */
    public ConsentDirective withStatus(Status changed) {
        return new ConsentDirective(id, version, patient, changed, trusted, signedAt, grantor, root);
    }

    /** FHIR R4 consent-state-codes. Only {@link #ACTIVE} counts: {@link #REJECTED} is a draft nobody signed, not a deny. */
    public enum Status {
        DRAFT,
        PROPOSED,
        ACTIVE,
        REJECTED,
        INACTIVE,
        ENTERED_IN_ERROR;

        /** FHIR's code, e.g. {@code entered-in-error}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Reads FHIR's code.
         *
         * @throws IllegalArgumentException for any other word
         */
        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
