package kz.daneker.referral;

import java.util.UUID;

/** The sender's name for one referral, made by the sender, e.g. {@code 5f0c1d2e-0000-4a00-8000-000000000002}. */
public record ReferralId(UUID value) {
    public static ReferralId of(String text) {
        return new ReferralId(UUID.fromString(text));
    }

    /** How the FHIR of this referral calls the person it is about: {@code urn:uuid:} and this id. */
    public UUID person() {
        return NamedUuid.of(value, "Patient/1");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
