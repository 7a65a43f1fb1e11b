package kz.daneker.console;

import java.time.Duration;
import java.time.Instant;
import kz.daneker.trust.RegisteredKey;

/**
 * One certificate as the page shows it.
 *
 * @param standing one of the page's words: {@code good}, {@code within60}, {@code within30}, {@code within7}, {@code over},
 *     {@code revoked}
 */
record CertificateRow(String owner, String kid, String use, Instant until, long days, String standing) {
    private static final int[] WARNINGS = {7, 30, 60};

    static CertificateRow of(RegisteredKey key, Instant now) {
        long days = Duration.between(now, key.notAfter()).toDays();
        return new CertificateRow(
                key.owner().agency().map(Object::toString).orElse("gateway"),
                key.kid(),
                key.use().name(),
                key.notAfter(),
                days,
                standing(key, days, now));
    }

    private static String standing(RegisteredKey key, long days, Instant now) {
        if (key.revokedAt() != null && !now.isBefore(key.revokedAt())) {
            return "revoked";
        }
        if (now.isAfter(key.notAfter())) {
            return "over";
        }
        for (int warning : WARNINGS) {
            if (days < warning) {
                return "within" + warning;
            }
        }
        return "good";
    }
}
