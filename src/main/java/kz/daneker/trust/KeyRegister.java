package kz.daneker.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * Every key the site knows, as one unchanging snapshot; {@link TrustStore} holds the one in force.
 *
 * <p>A key is found by (owner, kid) or by the thumbprint of a presented certificate, never by anything a message
 * carries or points to ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}). Whether it may be used is asked for one
 * instant: validity of the certificate and its CAs, the register's own revocation, imported revocation lists.
 */
public final class KeyRegister {
    private record Name(PartyUrn owner, String kid) {}

    private final Map<Name, RegisteredKey> byName = new HashMap<>();
    private final Map<Thumbprint, RegisteredKey> byThumbprint = new HashMap<>();
    private final Map<Thumbprint, List<X509Certificate>> paths;
    private final RevocationLists lists;
    private final UnknownRevocation whenUnknown;

    KeyRegister(
            Collection<RegisteredKey> keys,
            Map<Thumbprint, List<X509Certificate>> paths,
            RevocationLists lists,
            UnknownRevocation whenUnknown) {
        for (RegisteredKey key : keys) {
            requireNew(byName.put(new Name(key.owner(), key.kid()), key), key, "kid");
            requireNew(byThumbprint.put(key.thumbprint(), key), key, "certificate");
        }
        this.paths = Map.copyOf(paths);
        this.lists = lists;
        this.whenUnknown = whenUnknown;
    }

    /**
     * The key a token names.
     *
     * @throws Refusal {@code KEY_UNKNOWN} if the owner has no key of that name
     */
    public RegisteredKey find(PartyUrn owner, String kid) {
        RegisteredKey key = byName.get(new Name(owner, kid));
        if (key == null) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        return key;
    }

    /**
     * The key that verifies a token's signature.
     *
     * @param at when the signature must have been trusted; the gateway passes the time of arrival
     * @throws Refusal {@code KEY_UNKNOWN} if the owner has no signing key of that name, {@code SIGNATURE_INVALID} if
     *     the token binds itself to another certificate, {@code CERT_EXPIRED} if the key may not be used at that
     *     instant
     */
    public RegisteredKey signing(PartyUrn owner, String kid, Thumbprint bound, Instant at) {
        RegisteredKey key = find(owner, kid);
        if (key.use() != KeyUse.SIGNING) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        if (!key.thumbprint().equals(bound)) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
        requireUsable(key, at);
        return key;
    }

    /**
     * The key deliveries to a recipient are encrypted to: of those usable, the one issued last.
     *
     * @throws Refusal {@code RECIPIENT_KEY_MISSING} if there is none
     */
    public RegisteredKey encryption(PartyUrn recipient, Instant at) {
        return keysOf(recipient)
                .filter(key -> key.use() == KeyUse.ENCRYPTION && usable(key, at))
                .max(Comparator.comparing(RegisteredKey::notBefore).thenComparing(RegisteredKey::kid))
                .orElseThrow(() -> new Refusal(RefusalCode.RECIPIENT_KEY_MISSING));
    }

    /**
     * Whose TLS certificate this is.
     *
     * @param presented the certificate the TLS handshake proved possession of, or null where there was none
     * @throws Refusal {@code CLIENT_CERTIFICATE_REQUIRED} without one, {@code CERT_AGENCY_MISMATCH} if it is not a
     *     registered TLS certificate whose own names are the registered owner's, {@code CERT_EXPIRED} if it may not be
     *     used at that instant
     */
    public PartyUrn peer(@Nullable X509Certificate presented, Instant at) {
        if (presented == null) {
            throw new Refusal(RefusalCode.CLIENT_CERTIFICATE_REQUIRED);
        }
        RegisteredKey key = byThumbprint.get(Thumbprint.of(presented));
        if (key == null
                || key.use() != KeyUse.TLS
                || !SubjectNames.party(presented).equals(Optional.of(key.owner()))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        requireUsable(key, at);
        return key.owner();
    }

    /** The agency behind a TLS connection; refuses as {@link #peer} does, and where the peer is the gateway itself. */
    public AgencyId client(@Nullable X509Certificate presented, Instant at) {
        return peer(presented, at).agency().orElseThrow(() -> new Refusal(RefusalCode.CERT_AGENCY_MISMATCH));
    }

    /**
     * Passes if the key may be used at the instant.
     *
     * @throws Refusal {@code CERT_EXPIRED} if it is not yet or no longer valid, revoked, or of unknown revocation
     *     state where the policy refuses that
     */
    public void requireUsable(RegisteredKey key, Instant at) {
        if (!usable(key, at)) {
            throw new Refusal(RefusalCode.CERT_EXPIRED);
        }
    }

    /** All rows, for listings and for the start-up checks. */
    public List<RegisteredKey> keys() {
        return List.copyOf(byName.values());
    }

    /** The chain a row was validated with: its certificate, the CAs above it, the root. */
    List<X509Certificate> path(RegisteredKey key) {
        return paths.getOrDefault(key.thumbprint(), List.of());
    }

    private Stream<RegisteredKey> keysOf(PartyUrn owner) {
        return byName.values().stream().filter(key -> key.owner().equals(owner));
    }

    private boolean usable(RegisteredKey key, Instant at) {
        if (!key.withinValidity(at) || key.withdrawn(at)) {
            return false;
        }
        return switch (lists.status(path(key), at)) {
            case GOOD -> true;
            case REVOKED -> false;
            case UNKNOWN -> whenUnknown == UnknownRevocation.ACCEPT;
        };
    }

    private static void requireNew(@Nullable RegisteredKey former, RegisteredKey key, String what) {
        if (former != null) {
            throw new TrustProblem("every " + what + " must be registered once; found one of " + key.owner()
                    + " twice, remove the second");
        }
    }
}
