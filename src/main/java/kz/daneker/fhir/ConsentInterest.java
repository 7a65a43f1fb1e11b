package kz.daneker.fhir;

import java.util.Locale;
import kz.daneker.referral.BestInterest;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Why sharing is best for a child too young to be asked: our extension {@code consent-best-interest}, a code. */
final class ConsentInterest {
    static final String URL = "urn:daneker:structuredefinition:consent-best-interest";

    private ConsentInterest() {}

    /** Null where it is absent or says what nobody knows. */
    static @Nullable BestInterest read(Consent consent) {
        Extension extension = consent.getExtensionByUrl(URL);
        String code = extension == null || extension.getValue() == null
                ? null
                : extension.getValue().primitiveValue();
        for (BestInterest each : BestInterest.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(code)) {
                return each;
            }
        }
        return null;
    }
}
