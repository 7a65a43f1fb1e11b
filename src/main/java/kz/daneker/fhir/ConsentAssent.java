package kz.daneker.fhir;

import java.util.Locale;
import kz.daneker.provision.Grantor.Assent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/** The child's own opinion on a Consent: our extension {@code consent-assent}, part {@code status}. */
final class ConsentAssent {
    static final String URL = "urn:daneker:structuredefinition:consent-assent";
    private static final String STATUS = "status";

    private ConsentAssent() {}

    /** {@link Assent#MISSING} where it is absent or says what nobody knows. */
    static Assent read(Consent consent) {
        Extension whole = consent.getExtensionByUrl(URL);
        Extension status = whole == null ? null : whole.getExtensionByUrl(STATUS);
        Type value = status == null ? null : status.getValue();
        for (Assent each : Assent.values()) {
            if (value != null && code(each).equals(value.primitiveValue())) {
                return each;
            }
        }
        return Assent.MISSING;
    }

    static Extension write(Assent assent) {
        Extension whole = new Extension(URL);
        whole.addExtension(new Extension(STATUS, new CodeType(code(assent))));
        return whole;
    }

    private static String code(Assent assent) {
        return assent.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
