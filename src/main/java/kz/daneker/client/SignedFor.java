package kz.daneker.client;

import org.jspecify.annotations.Nullable;

/**
 * A received referral and what became of its receipt.
 *
 * @param receipt compact JWS, signed by the recipient
 * @param refused what the gateway has against it; null where it took the receipt
 */
public record SignedFor(
        ReceivedReferral received, String receipt, @Nullable RefusedByGateway refused) {}
