package kz.daneker.referral;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;

/**
 * A consent of the register, opened.
 *
 * @param id the gateway's own name for it
 * @param collector the agency that took it and answers for it
 * @param version 1, or one more than the consent it replaced
 * @param stateAt since when it stands so
 * @param excepted categories it expressly keeps from its recipients, e.g. {@code TRAUMA}: no older consent gives them
 */
public record RegisteredConsent(
        UUID id,
        AgencyId collector,
        int version,
        ConsentState state,
        Instant stateAt,
        ConsentSheet sheet,
        Set<String> excepted) {
    public RegisteredConsent {
        excepted = Set.copyOf(excepted);
    }

    /** A sheet: it ticks what is allowed and excepts nothing. */
    public RegisteredConsent(
            UUID id, AgencyId collector, int version, ConsentState state, Instant stateAt, ConsentSheet sheet) {
        this(id, collector, version, state, stateAt, sheet, Set.of());
    }

    /** Whether it says anything about sharing with this recipient for this purpose. */
    public boolean speaksOf(AgencyId recipient, Purpose purpose) {
        return sheet.consent().recipients().contains(recipient.value())
                && sheet.consent().purposes().contains(purpose.name());
    }
}
