package kz.daneker.referral;

import java.util.UUID;

/** The sender's name for one referral, made by the sender, e.g. {@code 5f0c1d2e-0000-4a00-8000-000000000002}. */
public record ReferralId(UUID value) {
    public static ReferralId of(String text) {
        return new ReferralId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
