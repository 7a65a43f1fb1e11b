package kz.daneker.client;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One entry of the inbox: what waits, without a word about whom.
 *
 * @param id the delivery's own, e.g. {@code 3e8c6a52-…}
 * @param receivedOn day in Kazakhstan
 * @param expiresOn day in Kazakhstan after which it can no longer be fetched
 */
public record WaitingDelivery(UUID id, LocalDate receivedOn, LocalDate expiresOn) {}
