package kz.daneker.client;

import kz.daneker.referral.ReferralState;
import kz.daneker.signing.VerifiedReceipt;

/**
 * Accepted, and durable: the gateway signed for exactly what was sent.
 *
 * @param state {@code SENT}; {@code HELD} where the sender must look at it again; further on for a resend
 * @param receipt {@code outcome} accepted or held, with the decision per category
 */
public record AcceptedByGateway(ReferralState state, VerifiedReceipt receipt) implements GatewayAnswer {}
