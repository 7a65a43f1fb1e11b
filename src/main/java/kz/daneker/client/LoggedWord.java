package kz.daneker.client;

import java.util.Optional;
import kz.daneker.audit.LogProof;

/**
 * How the audit log stands to one signed word.
 *
 * @param word {@code receipt}, or a state's name
 * @param proof to be kept; there only where one was found
 */
public record LoggedWord(String word, Found found, Optional<LogProof> proof) {
    /** What was found. */
    public enum Found {
        /** The log holds it, and enough witnesses have seen that log. */
        PROVEN,
        /** The log does not count it yet; ask again in a few seconds. */
        WAITING,
        /** The gateway says where it is and shows no proof. */
        NOT_SHOWN,
        /** What the gateway shows is no proof of it. */
        OTHERWISE
    }

    /** Whether the gateway should be asked why. */
    public boolean isAmiss() {
        return found == Found.NOT_SHOWN || found == Found.OTHERWISE;
    }
}
