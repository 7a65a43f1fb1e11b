package kz.daneker.consent;

/**
 * What the gate says about a referral it does not refuse: release this much, or let the sender look once more. A refusal
 * is thrown.
 */
public sealed interface GateVerdict permits ReleaseDecision, HeldForSender {}
