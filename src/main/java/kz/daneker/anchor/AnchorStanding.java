package kz.daneker.anchor;

import java.time.Instant;
import java.util.Optional;

/**
 * How things are with the log's time-stamps.
 *
 * @param last time of the newest token; empty while there is none
 * @param size records it proves
 * @param hoursOwed hours that have no token because nobody gave one, the present one included; 0 when all is well
 * @param trouble why, in one sentence for the operator; empty when all is well
 */
public record AnchorStanding(Optional<Instant> last, long size, long hoursOwed, Optional<String> trouble) {}
