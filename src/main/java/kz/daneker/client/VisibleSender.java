package kz.daneker.client;

import kz.daneker.agency.AgencyId;
import kz.daneker.agency.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Whom a delivery is from, as its recipient may know it.
 *
 * @param agency whose own signature was verified; null where the gateway speaks for a neutral sender
 * @param name from the recipient's own copy of the agency register
 */
public record VisibleSender(@Nullable AgencyId agency, LocalizedText name) {
    /** Whether the gateway's seal stands in for the sender's. */
    public boolean neutral() {
        return agency == null;
    }
}
