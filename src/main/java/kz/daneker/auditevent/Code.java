package kz.daneker.auditevent;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** A code that never changes; HAPI's own can be changed by whoever holds one. */
record Code(String system, String code, String display) {
    Coding coding() {
        return new Coding(system, code, display);
    }

    CodeableConcept concept() {
        return new CodeableConcept(coding());
    }
}
