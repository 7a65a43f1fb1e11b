package kz.daneker.signing;

import java.util.Set;

/**
 * What a community of exchange demands beyond RFC 9901.
 *
 * @param minSaltLength in characters; 22 of base64url hold 128 bits
 * @param uniqueSalts whether a salt used twice in one token is refused
 * @param neverHidden RFC 6901 pointers that must not be selectively disclosable (RFC 9901 §9.7)
 */
public record SdJwtProfile(int minSaltLength, boolean uniqueSalts, Set<String> neverHidden) {
    /** The RFC alone, with its recommended salt length made a rule. */
    public static final SdJwtProfile RFC_9901 = new SdJwtProfile(22, false, Set.of());

    public SdJwtProfile {
        neverHidden = Set.copyOf(neverHidden);
    }
}
