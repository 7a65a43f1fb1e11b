package kz.daneker.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the key register.
 *
 * @param owner the party the key belongs to
 * @param kid the key's name, unique within its owner, e.g. {@code clinic-47-001-sig-1}
 * @param thumbprint {@code x5t#S256} of the certificate
 * @param algorithm the one algorithm the key is used with, e.g. {@code ES256}
 * @param use what the key is for
 * @param notBefore first instant the certificate and every CA above it are valid
 * @param notAfter last such instant
 * @param revokedAt instant from which the register itself withdraws trust, or null
 * @param reason why, e.g. {@code keyCompromise} (RFC 5280 §5.3.1 names), or null
 * @param certificate the certificate
 */
public record RegisteredKey(
        PartyUrn owner,
        String kid,
        Thumbprint thumbprint,
        String algorithm,
        KeyUse use,
        Instant notBefore,
        Instant notAfter,
        @Nullable Instant revokedAt,
        @Nullable String reason,
        X509Certificate certificate) {

    boolean withinValidity(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }

    boolean withdrawn(Instant at) {
        return revokedAt != null && !at.isBefore(revokedAt);
    }
}
