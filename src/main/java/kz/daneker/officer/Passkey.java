package kz.daneker.officer;

import java.time.Instant;

/**
 * A public key whose private half an officer's device keeps.
 *
 * @param credential the device's name for it, base64url
 * @param publicKey COSE, base64url
 * @param attestation what the device said of itself when it made the key, CBOR, base64url
 * @param signatures how often it signed, by its own count; 0 where it does not count
 * @param verifies whether the device asks its owner for a finger or a code
 * @see <a href="https://www.w3.org/TR/webauthn-3/#credential-record">WebAuthn, credential record</a>
 */
public record Passkey(
        String credential,
        OfficerId officer,
        String publicKey,
        String attestation,
        long signatures,
        boolean verifies,
        Backup backup,
        Instant createdAt,
        Instant usedAt) {
    /** Whether the private half can leave its device. */
    public enum Backup {
        NEVER,
        ELIGIBLE,
        DONE
    }
}
