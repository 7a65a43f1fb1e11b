package kz.daneker.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.EncryptionKey;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Every key the site knows, as one unchanging snapshot; {@link TrustStore} holds the one in force.
 *
 * <p>A key is found by (owner, kid) or by the thumbprint of a presented certificate, never by anything a message
 * carries or points to ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}). Whether it may be used is asked for one
 * instant: validity of the certificate and its CAs, the register's own revocation, imported revocation lists.
 */
public final class KeyRegister {
    private record Name(Party owner, String kid) {}

    private final Map<Name, RegisteredKey> byName = new HashMap<>();
    private final Map<Digest, RegisteredKey> byThumbprint = new HashMap<>();
    private final Map<Party, List<RegisteredKey>> byOwner = new HashMap<>();
    private final Map<String, Set<Party>> ownersByKid = new HashMap<>();

    /** Parsed when first used: to read a key and check that it lies on the curve costs as much as to verify with it. */
    private final Map<Digest, VerificationKey> verifying = new ConcurrentHashMap<>();

    private final Map<Digest, EncryptionKey> encrypting = new ConcurrentHashMap<>();
    private final Map<Digest, Boolean> ownNames = new ConcurrentHashMap<>();
    private final Map<Digest, List<X509Certificate>> paths;
    private final TrustAnchors anchors;
    private final RevocationLists lists;
    private final UnknownRevocation whenUnknown;

    KeyRegister(
            Collection<RegisteredKey> keys,
            Map<Digest, List<X509Certificate>> paths,
            TrustAnchors anchors,
            RevocationLists lists,
            UnknownRevocation whenUnknown) {
        for (RegisteredKey key : keys) {
            requireNew(byName.put(new Name(key.owner(), key.kid()), key), key, "kid");
            requireNew(byThumbprint.put(key.thumbprint(), key), key, "certificate");
            byOwner.computeIfAbsent(key.owner(), owner -> new ArrayList<>()).add(key);
            ownersByKid.computeIfAbsent(key.kid(), kid -> new HashSet<>()).add(key.owner());
        }
        this.paths = Map.copyOf(paths);
        this.anchors = anchors;
        this.lists = lists;
        this.whenUnknown = whenUnknown;
    }

    /**
     * The key a token names.
     *
     * @throws Refusal {@code KEY_UNKNOWN} if the owner has no key of that name
     */
    public RegisteredKey find(Party owner, String kid) {
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
     * @return the key with its certificate's thumbprint, which {@code x5t#S256} of the token must equal
     * @throws Refusal {@code KEY_UNKNOWN} if the owner has no ES256 key of that name, {@code CERT_EXPIRED} if the key may
     *     not be used at that instant
     */
    public VerificationKey signing(Party owner, KeyName kid, Instant at) {
        RegisteredKey key = find(owner, kid.value());
        if (!key.algorithm().equals("ES256")) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
        requireUsable(key, at);
        return verification(key);
    }

    /** For what was verified at its arrival already: whether the key may still be used is not asked. */
    VerificationKey verification(RegisteredKey key) {
        return verifying.computeIfAbsent(
                key.thumbprint(), thumbprint -> VerificationKey.of(new KeyName(key.kid()), key.certificate()));
    }

    /**
     * The key deliveries to a recipient are encrypted to: of those usable, the one issued last.
     *
     * @throws Refusal {@code RECIPIENT_KEY_MISSING} if there is none
     */
    public EncryptionKey encryption(Party recipient, Instant at) {
        return keysOf(recipient)
                .filter(key -> key.use() == KeyUse.ENCRYPTION && usable(key, at))
                .max(Comparator.comparing(RegisteredKey::notBefore).thenComparing(RegisteredKey::kid))
                .map(key -> encrypting.computeIfAbsent(
                        key.thumbprint(), thumbprint -> EncryptionKey.of(new KeyName(key.kid()), key.certificate())))
                .orElseThrow(() -> new Refusal(RefusalCode.RECIPIENT_KEY_MISSING));
    }

    boolean holds(Party owner, KeyName kid) {
        return byName.containsKey(new Name(owner, kid.value()));
    }

    /** Whether any agency but this one has a key of that name. */
    boolean namesKeyOfAnother(Party owner, KeyName kid) {
        return ownersByKid.getOrDefault(kid.value(), Set.of()).stream().anyMatch(other -> !other.equals(owner));
    }

    /**
     * Whose TLS certificate this is.
     *
     * @param presented the certificate the TLS handshake proved possession of, or null where there was none
     * @throws Refusal {@code CLIENT_CERTIFICATE_REQUIRED} without one, {@code CERT_AGENCY_MISMATCH} if it is not a
     *     registered TLS certificate whose own names are the registered owner's, {@code CERT_EXPIRED} if it may not be
     *     used at that instant
     */
    public Party peer(@Nullable X509Certificate presented, Instant at) {
        if (presented == null) {
            throw new Refusal(RefusalCode.CLIENT_CERTIFICATE_REQUIRED);
        }
        RegisteredKey key = byThumbprint.get(Thumbprint.of(presented));
        if (key == null || key.use() != KeyUse.TLS || !namesItsOwner(key)) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        requireUsable(key, at);
        return key.owner();
    }

    /** Of the registered certificate, which has the presented one's very bytes. */
    private boolean namesItsOwner(RegisteredKey key) {
        return ownNames.computeIfAbsent(
                key.thumbprint(),
                thumbprint -> SubjectNames.party(key.certificate()).equals(Optional.of(key.owner())));
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

    /**
     * Passes if a person's certificate may be used at the instant; one that the register holds is asked for there.
     *
     * @throws Refusal {@code CERT_EXPIRED} as {@link #requireUsable(RegisteredKey, Instant)}, also if no path leads to a
     *     root that is trusted now
     */
    public void requireUsable(X509Certificate presented, Instant at) {
        RegisteredKey key = byThumbprint.get(Thumbprint.of(presented));
        if (key != null) {
            requireUsable(key, at);
            return;
        }
        List<X509Certificate> path = anchors.path(presented).orElse(List.of());
        boolean valid = !path.isEmpty() && path.stream().allMatch(certificate -> validAt(certificate, at));
        if (!valid || !passes(path, at)) {
            throw new Refusal(RefusalCode.CERT_EXPIRED);
        }
    }

    /** All rows, for listings and for the start-up checks. */
    public List<RegisteredKey> keys() {
        return List.copyOf(byName.values());
    }

    /** Until when the newest revocation list of each CA says anything, by the CA's name. */
    public Map<String, Instant> revocationListsEnd() {
        return lists.ends();
    }

    /** The chain a row was validated with: its certificate, the CAs above it, the root. */
    List<X509Certificate> path(RegisteredKey key) {
        return paths.getOrDefault(key.thumbprint(), List.of());
    }

    private Stream<RegisteredKey> keysOf(Party owner) {
        return byOwner.getOrDefault(owner, List.of()).stream();
    }

    private boolean usable(RegisteredKey key, Instant at) {
        return key.withinValidity(at) && !key.withdrawn(at) && passes(path(key), at);
    }

    private static boolean validAt(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private boolean passes(List<X509Certificate> path, Instant at) {
        return switch (lists.status(path, at)) {
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
