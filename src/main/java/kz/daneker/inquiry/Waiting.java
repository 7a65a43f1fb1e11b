package kz.daneker.inquiry;

/**
 * How much waits, and for whom.
 *
 * @param broker steps of accepted referrals the broker has not taken over yet
 * @param held referrals their senders must look at
 * @param sent referrals that no recipient has got yet
 * @param recalls recalls that recipients have not answered
 */
public record Waiting(long broker, long held, long sent, long recalls) {}
