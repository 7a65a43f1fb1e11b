package kz.daneker.fhir;

import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.agency.LocalizedText;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** Sender and recipient as the recipient may see them; a masked sender has a name and no number. */
final class Organizations {
    private Organizations() {}

    /** Named in the referral's language; the other two languages are aliases. */
    static Organization of(@Nullable AgencyId agency, LocalizedText name, Language language) {
        Organization organization = new Organization().setActive(true).setName(name.in(language));
        for (Language other : Language.values()) {
            if (other != language) {
                organization.addAlias(name.in(other));
            }
        }
        if (agency != null) {
            organization.addIdentifier().setSystem(Systems.URI).setValue(Systems.AGENCY + agency.value());
        }
        return organization;
    }
}
