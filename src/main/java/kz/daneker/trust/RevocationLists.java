package kz.daneker.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Certificate revocation lists brought in as files; nothing is fetched.
 *
 * <p>Only complete lists of one CA are understood: a list with a critical extension (delta, indirect, partitioned) is
 * refused rather than read half.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5">RFC 5280 §5</a>
 */
final class RevocationLists {
    private static final int SIGNS_LISTS = 6;

    private final Map<X500Principal, X509CRL> newest;

    private RevocationLists(Map<X500Principal, X509CRL> newest) {
        this.newest = newest;
    }

    /** Keeps the newest list of each CA, every one verified against that CA's key. */
    static RevocationLists of(Collection<X509CRL> lists, List<X509Certificate> authorities) {
        Map<X500Principal, X509CRL> newest = new HashMap<>();
        for (X509CRL list : lists) {
            requireSigned(list, authorities);
            newest.merge(
                    list.getIssuerX500Principal(), list, (a, b) -> thisUpdate(a).isAfter(thisUpdate(b)) ? a : b);
        }
        return new RevocationLists(Map.copyOf(newest));
    }

    /**
     * What the lists say at an instant about a path.
     *
     * @param path the certificate, its CAs, the root, as {@link TrustAnchors#path} returns it
     */
    RevocationStatus status(List<X509Certificate> path, Instant at) {
        RevocationStatus worst = RevocationStatus.GOOD;
        for (X509Certificate certificate : path.subList(0, path.size() - 1)) {
            X509CRL list = newest.get(certificate.getIssuerX500Principal());
            if (revoked(list, certificate, at)) {
                return RevocationStatus.REVOKED;
            }
            if (list == null || stale(list, at)) {
                worst = RevocationStatus.UNKNOWN;
            }
        }
        return worst;
    }

    /** When the newest list of each CA is stale; one that names no such time is stale since it was made. */
    Map<String, Instant> ends() {
        return newest.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        list -> list.getIssuerX500Principal().getName(),
                        list -> list.getNextUpdate() == null
                                ? thisUpdate(list)
                                : list.getNextUpdate().toInstant()));
    }

    private static boolean revoked(@Nullable X509CRL list, X509Certificate certificate, Instant at) {
        X509CRLEntry entry = list == null ? null : list.getRevokedCertificate(certificate.getSerialNumber());
        return entry != null && !entry.getRevocationDate().toInstant().isAfter(at);
    }

    /** A stale list still revokes what it names; it only no longer says that the others are good. */
    private static boolean stale(X509CRL list, Instant at) {
        return list.getNextUpdate() == null || list.getNextUpdate().toInstant().isBefore(at);
    }

    private static Instant thisUpdate(X509CRL list) {
        return list.getThisUpdate().toInstant();
    }

    private static void requireSigned(X509CRL list, List<X509Certificate> authorities) {
        if (list.hasUnsupportedCriticalExtension() || list.getExtensionValue("2.5.29.28") != null) {
            throw new TrustProblem(
                    "a revocation list must be a CA's complete list; found a delta, indirect or partitioned one");
        }
        boolean signed = authorities.stream()
                .filter(ca -> ca.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .filter(ca -> ca.getKeyUsage() != null && ca.getKeyUsage()[SIGNS_LISTS])
                .anyMatch(ca -> verifies(list, ca));
        if (!signed) {
            throw new TrustProblem("a revocation list must be signed by a CA in trust/; found one that is not");
        }
    }

    private static boolean verifies(X509CRL list, X509Certificate ca) {
        try {
            list.verify(ca.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
