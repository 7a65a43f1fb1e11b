package kz.daneker.consent;

import kz.daneker.refusal.RefusalCode;

/**
 * Nothing is wrong, nothing leaves: free text says something the recipient may not know, so the sender edits it and
 * sends again. What was found is not kept.
 *
 * @param path RFC 6901 pointer to the text, e.g. {@code /note}
 */
public record HeldForSender(String path) implements GateVerdict {
    /** {@code FREE_TEXT_SENSITIVE}: accepted (202), waiting. */
    public RefusalCode code() {
        return RefusalCode.FREE_TEXT_SENSITIVE;
    }
}
