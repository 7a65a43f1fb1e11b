package kz.daneker.intake;

import kz.daneker.refusal.Refusal;

/**
 * A refusal with the gateway's signature under it.
 *
 * @param receipt compact JWS, outcome {@code rejected}
 */
public record Refused(Refusal refusal, String receipt) implements IntakeReply {}
