package kz.daneker.client;

import java.time.Instant;
import java.util.UUID;
import kz.daneker.signing.VerifiedReceipt;

/**
 * An approval the gateway has on file.
 *
 * @param issuedAt whole seconds; the referral must name exactly this moment
 * @param jws the signed approval: sent again it gets the same receipt
 */
public record FiledApproval(UUID id, Instant issuedAt, Instant expiresAt, String jws, VerifiedReceipt receipt) {}
