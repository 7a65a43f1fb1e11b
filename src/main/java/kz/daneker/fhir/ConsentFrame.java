package kz.daneker.fhir;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;

/** What every Consent we write says of itself: a privacy consent under law 94-V. */
final class ConsentFrame {
    /** Law 94-V of 21 May 2013 on personal data. */
    private static final String LAW = "https://adilet.zan.kz/rus/docs/Z1300000094";

    private ConsentFrame() {}

    static Consent of(Consent.ConsentState status) {
        Consent consent = new Consent()
                .setStatus(status)
                .setScope(Systems.concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))
                .addCategory(Systems.concept(Systems.LOINC, "59284-0"))
                .addCategory(Systems.concept(Systems.ACT_CODE, "IDSCL"));
        consent.addPolicy().setAuthority("https://adilet.zan.kz").setUri(LAW);
        return consent;
    }

    /** Says that it is a part of something its reader does not get. */
    static Consent subsetted(Consent consent) {
        consent.getMeta()
                .addSecurity(
                        new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED", null));
        return consent;
    }
}
