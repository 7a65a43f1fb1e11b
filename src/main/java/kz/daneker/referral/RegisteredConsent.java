package kz.daneker.referral;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.agency.AgencyId;

/**
 * A consent of the register, opened.
 *
 * @param id the gateway's own name for it
 * @param collector the agency that took it and answers for it
 * @param version 1, or one more than the consent it replaced
 * @param stateAt since when it stands so
 */
public record RegisteredConsent(
        UUID id, AgencyId collector, int version, ConsentState state, Instant stateAt, ConsentSheet sheet) {
    /** Whether it says anything about sharing with this recipient for this purpose. */
    public boolean speaksOf(AgencyId recipient, Purpose purpose) {
        return sheet.consent().recipients().contains(recipient.value())
                && sheet.consent().purposes().contains(purpose.name());
    }
}
