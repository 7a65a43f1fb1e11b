package kz.daneker.intake;

/** The token as text, out of whatever it came in; nothing in it is believed yet. */
record OpenedEnvelope(ReceivedMessage received, String token) implements IntakeStage {}
