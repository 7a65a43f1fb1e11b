package kz.daneker.consent;

import java.util.Map;
import java.util.Set;
import kz.daneker.provision.Ages;
import kz.daneker.referral.Purpose;

/**
 * Who may consent from which age, and for how long a consent may hold.
 *
 * @param selfFrom age from which everyone speaks for themselves, in years
 * @param selfHealthFrom for preventive and diagnostic care (Health Code 360-VI art. 78(2))
 * @param selfEmploymentFrom for the person's own job search
 * @param assentFrom age from which the child's own opinion must be recorded (Marriage and Family Code art. 62)
 * @param maxValidityDays longest a consent may run, in days
 * @param notBundled referral types whose consent must stand alone
 */
public record ConsentTerms(
        int selfFrom,
        int selfHealthFrom,
        int selfEmploymentFrom,
        int assentFrom,
        int maxValidityDays,
        Set<String> notBundled) {
    public ConsentTerms {
        notBundled = Set.copyOf(notBundled);
    }

    /** The ages as the consent engine asks for them; FHIR consents write the job search {@code EMPL}. */
    Ages ages() {
        return new Ages(
                selfFrom,
                assentFrom,
                Map.of(
                        Purpose.TREAT.name(),
                        selfHealthFrom,
                        Purpose.EMPLOY.name(),
                        selfEmploymentFrom,
                        "EMPL",
                        selfEmploymentFrom));
    }
}
