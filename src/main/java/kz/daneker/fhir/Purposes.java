package kz.daneker.fhir;

import java.util.EnumSet;
import java.util.Set;
import kz.daneker.referral.Purpose;
import org.hl7.fhir.r4.model.Coding;

/** Purposes of use: HL7 v3-ActReason where HL7 has the code, the local system otherwise. */
final class Purposes {
    private static final Set<Purpose> HL7 =
            EnumSet.of(Purpose.TREAT, Purpose.ETREAT, Purpose.CAREMGT, Purpose.COC, Purpose.HRESCH);

    private Purposes() {}

    static Coding coding(Purpose purpose) {
        return new Coding(HL7.contains(purpose) ? Systems.ACT_REASON : Systems.PURPOSE, purpose.name(), null);
    }
}
