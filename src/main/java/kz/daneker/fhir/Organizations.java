package kz.daneker.fhir;

import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.agency.LocalizedText;
import kz.daneker.consent.Release;
import org.hl7.fhir.r4.model.Organization;

/** Sender and recipient as the recipient may see them, identified as in the token: {@code iss} and {@code aud}. */
final class Organizations {
    private static final String NEUTRAL = "urn:daneker:neutral:";

    private Organizations() {}

    static Organization of(AgencyId agency, LocalizedText name, Language language) {
        return of(Systems.AGENCY + agency.value(), name, language);
    }

    static Organization of(Release.VisibleSender sender, Language language) {
        AgencyId agency = sender.agency();
        return of(
                agency == null ? NEUTRAL + sender.neutral() : Systems.AGENCY + agency.value(), sender.name(), language);
    }

    /** Named in the referral's language; the other two languages are aliases. */
    private static Organization of(String urn, LocalizedText name, Language language) {
        Organization organization = new Organization().setActive(true).setName(name.in(language));
        for (Language other : Language.values()) {
            if (other != language) {
                organization.addAlias(name.in(other));
            }
        }
        organization.addIdentifier().setSystem(Systems.URI).setValue(urn);
        return organization;
    }
}
