package kz.daneker.demo;

import java.util.Map;
import java.util.Set;

/**
 * How one scene ended.
 *
 * @param scene e.g. {@code clinic}
 * @param outcome a state of the referral, e.g. {@code ACCEPTED}, or the code it was refused with
 * @param forwarded categories the recipient got
 * @param withheld category to reason
 */
public record Told(
        String scene,
        String sender,
        String recipient,
        String outcome,
        Set<String> forwarded,
        Map<String, String> withheld) {
    public Told {
        forwarded = Set.copyOf(forwarded);
        withheld = Map.copyOf(withheld);
    }
}
