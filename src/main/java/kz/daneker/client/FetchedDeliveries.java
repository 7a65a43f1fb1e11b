package kz.daneker.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one request brought of the deliveries it named; one in neither part is no longer there.
 *
 * @param jwes of those that came, by their ids; not opened yet
 * @param askAgain those that did not fit in
 */
public record FetchedDeliveries(Map<UUID, String> jwes, List<UUID> askAgain) {
    /** Deliveries, or receipts, that a gateway takes in one request. */
    public static final int AT_ONCE = 50;

    public FetchedDeliveries {
        askAgain = List.copyOf(askAgain);
    }
}
