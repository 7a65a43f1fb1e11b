package kz.daneker.fhirapi;

import kz.daneker.agency.AgencyId;

/** What a message of one event does; {@link ProcessMessage} finds it by the event's code. */
interface MessageEvent {
    /** HL7 v2-0003, e.g. {@code O51}. */
    String code();

    /**
     * Acts on a message.
     *
     * @throws kz.daneker.refusal.Refusal if the message has no effect; the answer then says why
     */
    MessageEffect handle(AgencyId sender, SignedMessage message);
}
