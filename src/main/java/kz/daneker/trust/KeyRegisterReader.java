package kz.daneker.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.signing.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder of certificates into a {@link KeyRegister}, or refuses the whole of it.
 *
 * <pre>
 * trust/*.pem            roots and issuing CAs
 * trust/*.crl            revocation lists, PEM or DER
 * agencies/&lt;id&gt;.pem     every certificate of one agency, with kid, revoked, reason (see {@link PemBundle})
 * gateway.pem            the gateway's own
 * </pre>
 */
final class KeyRegisterReader {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final Path folder;
    private final Map<String, PartyIdentity> parties;
    private final UnknownRevocation whenUnknown;

    /** @param parties who may hold keys at all; a bundle for anybody else is refused */
    KeyRegisterReader(Path folder, Collection<PartyIdentity> parties, UnknownRevocation whenUnknown) {
        this.folder = folder;
        this.parties = parties.stream().collect(Collectors.toMap(PartyIdentity::shortName, Function.identity()));
        this.whenUnknown = whenUnknown;
    }

    /** @throws TrustProblem naming the file and what must hold, if anything in the folder cannot be trusted */
    KeyRegister read() {
        TrustAnchors anchors = anchors();
        RevocationLists lists = RevocationLists.of(lists(), anchors.all());
        List<RegisteredKey> keys = new ArrayList<>();
        Map<Digest, List<X509Certificate>> paths = new HashMap<>();
        for (Path file : bundles()) {
            for (PemBundle.Entry entry : PemBundle.read(file)) {
                RegisteredKey key = row(entry, file, anchors, paths);
                keys.add(key);
            }
        }
        requireOneHolderPerKey(keys);
        return new KeyRegister(keys, paths, anchors, lists, whenUnknown);
    }

    TrustAnchors anchors() {
        TrustAnchors anchors = TrustAnchors.of(files(folder.resolve("trust"), ".pem").stream()
                .flatMap(file -> PemBundle.read(file).stream())
                .map(PemBundle.Entry::certificate)
                .toList());
        if (anchors.roots().isEmpty()) {
            throw new TrustProblem("trust/ must hold at least one root certificate (*.pem), found none");
        }
        return anchors;
    }

    private List<Path> bundles() {
        Path gateway = folder.resolve("gateway.pem");
        Stream<Path> own = Files.exists(gateway) ? Stream.of(gateway) : Stream.of();
        return Stream.concat(files(folder.resolve("agencies"), ".pem").stream(), own)
                .toList();
    }

    private RegisteredKey row(
            PemBundle.Entry entry, Path file, TrustAnchors anchors, Map<Digest, List<X509Certificate>> paths) {
        String name = String.valueOf(file.getFileName());
        X509Certificate certificate = entry.certificate();
        PartyIdentity party = requireParty(name);
        requireNamed(certificate, party, name);
        List<X509Certificate> path = anchors.path(certificate)
                .orElseThrow(() -> new TrustProblem(
                        name + " must hold certificates that chain to a root in trust/; found one that does not"));
        paths.put(Thumbprint.of(certificate), path);
        KeyUse use = KeyUse.of(certificate);
        return new RegisteredKey(
                party.urn(),
                kid(entry, name),
                Thumbprint.of(certificate),
                use.algorithm(certificate.getPublicKey()),
                use,
                latest(path),
                earliest(path),
                revokedAt(entry, name),
                entry.notes().get("reason"),
                certificate);
    }

    private PartyIdentity requireParty(String fileName) {
        PartyIdentity party = parties.get(fileName.substring(0, fileName.length() - ".pem".length()));
        if (party == null) {
            throw new TrustProblem("a bundle must be named after an agency of the register; found one that is not, in "
                    + "agencies/: remove it or register the agency");
        }
        return party;
    }

    private static void requireNamed(X509Certificate certificate, PartyIdentity party, String file) {
        if (!SubjectNames.party(certificate).filter(party.urn()::equals).isPresent()) {
            throw new TrustProblem(file + " must hold certificates whose only urn:daneker URI is that of the agency; "
                    + "found another or none");
        }
        if (party.expectedBin().isPresent() && !SubjectNames.bin(certificate).equals(party.expectedBin())) {
            throw new TrustProblem(
                    file + " must hold certificates with the BIN of the agency register; found another or none");
        }
    }

    private static String kid(PemBundle.Entry entry, String file) {
        String kid = entry.notes().getOrDefault("kid", "");
        if (!KID.matcher(kid).matches()) {
            throw new TrustProblem(
                    file + " must give every certificate a line 'kid: NAME' of " + KID + "; found one " + "without");
        }
        return kid;
    }

    private static @Nullable Instant revokedAt(PemBundle.Entry entry, String file) {
        String text = entry.notes().get("revoked");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TrustProblem(file + " must state 'revoked' as an instant like 2026-11-01T09:00:00Z", e);
        }
    }

    /** One public key certified for two agencies, or for two uses, would let one speak as the other. */
    private static void requireOneHolderPerKey(List<RegisteredKey> keys) {
        Map<Digest, RegisteredKey> holders = new HashMap<>();
        for (RegisteredKey key : keys) {
            Digest publicKey = Digest.of(key.certificate().getPublicKey().getEncoded());
            RegisteredKey first = holders.putIfAbsent(publicKey, key);
            if (first != null && (!first.owner().equals(key.owner()) || first.use() != key.use())) {
                throw new TrustProblem("a key must have one holder and one use; found one certified for "
                        + first.owner() + " as well as " + key.owner());
            }
        }
    }

    private static Instant latest(List<X509Certificate> path) {
        return path.stream().map(c -> c.getNotBefore().toInstant()).reduce(Instant.MIN, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static Instant earliest(List<X509Certificate> path) {
        return path.stream().map(c -> c.getNotAfter().toInstant()).reduce(Instant.MAX, (a, b) -> a.isBefore(b) ? a : b);
    }

    private List<X509CRL> lists() {
        return files(folder.resolve("trust"), ".crl").stream()
                .map(KeyRegisterReader::list)
                .toList();
    }

    private static X509CRL list(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new TrustProblem(file.getFileName() + " must be a revocation list in PEM or DER", e);
        }
    }

    private static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TrustProblem("the folder of certificates must be readable; check its mode", e);
        }
    }
}
