package kz.daneker.trust;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import kz.daneker.agency.AgencyId;

/**
 * Makes every key of a development site at its first start and leaves them alone at every later one.
 *
 * <pre>
 * data/keys/ca.p12        root and issuing CA                         (each .p12 with its .pin)
 * data/keys/gateway.p12   TLS, seal, encryption, log and at-rest key; gateway-tls.crt and .key for Spring's SSL bundle
 * data/tsa/tsa.p12        key of the built-in time-stamp authority (see {@link BuiltInTimeStampAuthority})
 * data/agencies/&lt;id&gt;/    what that agency would hold: keys.p12 and certs/ (see {@link AgencyKeys})
 * data/certs/             the public side, as {@code certs/} of a production site (see {@link TrustStore})
 * </pre>
 *
 * A folder of keys is built under another name and renamed when whole, so a start that was killed leaves nothing half
 * done behind; public files are written again from the key files at every start.
 */
public final class DevelopmentPki {
    private static final String CA = "ca";
    private static final int AES_BYTES = 32;
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");

    private final Path data;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * A site that keeps its keys in a folder.
     *
     * @param data e.g. {@code ./data}; ignored by git
     */
    public DevelopmentPki(Path data, Clock clock, SecureRandom random) {
        this.data = data;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes what is missing.
     *
     * @param agencies every agency of the register that may hold keys
     * @param hosts further names and addresses the gateway is reached at; localhost, 127.0.0.1 and ::1 always are.
     *     Only looked at when the gateway's keys are made
     * @throws TrustProblem if the gateway's keys are there but damaged or open to others
     */
    public void prepare(Collection<PartyIdentity> agencies, List<String> hosts) {
        try {
            SecretFiles.folder(data);
            try (FileChannel lock = FileChannel.open(
                            data.resolve(".keys.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                requireHeld(held);
                makeMissing(agencies, hosts);
            }
        } catch (IOException e) {
            throw new TrustProblem("the data folder must be writable by this user; check its owner and free space", e);
        }
    }

    /** {@code data/keys}, for {@link GatewayKeys#open}. */
    public Path gatewayKeys() {
        return data.resolve("keys");
    }

    /** {@code data/tsa}, for {@link BuiltInTimeStampAuthority#open}. */
    public Path timeStampKeys() {
        return data.resolve("tsa");
    }

    /** {@code data/certs}, for {@link TrustStore#open}. */
    public Path certificates() {
        return data.resolve("certs");
    }

    /** {@code data/agencies/<id>}, for {@link AgencyKeys#open}. */
    public Path agency(AgencyId agency) {
        return data.resolve("agencies").resolve(agency.value());
    }

    private void makeMissing(Collection<PartyIdentity> agencies, List<String> hosts) throws IOException {
        whole(gatewayKeys(), folder -> makeGateway(folder, hosts));
        DevelopmentCa ca = ca();
        PublicFiles files = new PublicFiles(ca, clock.instant());
        files.writeTrust(certificates().resolve("trust"));
        files.writeTimeStampRoot(certificates().resolve("tsa"));
        whole(timeStampKeys(), folder -> {
            OwnKey tsa = ca.issueTimeStamper(BuiltInTimeStampAuthority.KEY, KeyPairs.p256(random), clock.instant());
            KeyFile.write(folder, BuiltInTimeStampAuthority.FILE, List.of(tsa), List.of(), random);
        });
        List<OwnKey> gateway = GatewayKeys.open(gatewayKeys()).certified();
        PublicFiles.writeBundle(certificates().resolve("gateway.pem"), gateway);
        for (PartyIdentity agency : agencies) {
            prepareAgency(agency, ca, files, gateway);
        }
    }

    private void prepareAgency(PartyIdentity party, DevelopmentCa ca, PublicFiles files, List<OwnKey> gateway)
            throws IOException {
        AgencyId id = party.urn()
                .agency()
                .orElseThrow(() -> new IllegalArgumentException("only agencies have a folder of their own"));
        List<OwnKey> made = new ArrayList<>();
        whole(agency(id), folder -> {
            made.addAll(agencyKeys(party, id, ca));
            KeyFile.write(folder, AgencyKeys.FILE, made, List.of(), random);
        });
        Path own = agency(id).resolve("certs");
        files.writeTrust(own.resolve("trust"));
        PublicFiles.writeBundle(own.resolve("gateway.pem"), gateway);
        List<Path> bundles = Stream.of(certificates(), own)
                .map(folder -> folder.resolve("agencies").resolve(id.value() + ".pem"))
                .filter(Files::notExists)
                .toList();
        if (bundles.isEmpty()) {
            return; // nobody opens an agency's key file without need
        }
        List<OwnKey> keys = made.isEmpty() ? agencyKeys(id) : made;
        for (Path bundle : bundles) {
            PublicFiles.writeBundle(bundle, keys);
        }
    }

    private List<OwnKey> agencyKeys(AgencyId id) {
        KeyFile file = KeyFile.open(agency(id), AgencyKeys.FILE);
        return Arrays.stream(KeyUse.values())
                .map(use -> file.key(AgencyKeys.kid(id, use)))
                .toList();
    }

    private List<OwnKey> agencyKeys(PartyIdentity party, AgencyId id, DevelopmentCa ca) {
        List<OwnKey> keys = new ArrayList<>();
        for (KeyUse use : KeyUse.values()) {
            List<String> hosts = use == KeyUse.TLS ? LOCAL : List.of();
            keys.add(issue(ca, new CertificateProfile(party, AgencyKeys.kid(id, use), use, hosts)));
        }
        return keys;
    }

    private void makeGateway(Path folder, List<String> hosts) throws IOException {
        DevelopmentCa ca = DevelopmentCa.create(random, clock.instant());
        KeyFile.write(folder, CA, List.of(ca.root(), ca.issuing()), List.of(), random);
        List<String> names = new ArrayList<>(LOCAL);
        names.addAll(hosts);
        OwnKey tls = issue(ca, gateway(GatewayKeys.TLS, KeyUse.TLS, names));
        List<OwnKey> keys = List.of(
                tls,
                issue(ca, gateway(GatewayKeys.SEAL, KeyUse.SIGNING, List.of())),
                issue(ca, gateway(GatewayKeys.ENCRYPTION, KeyUse.ENCRYPTION, List.of())),
                ca.issue(
                        gateway(GatewayKeys.LOG, KeyUse.SIGNING, List.of()),
                        KeyPairs.ed25519(random),
                        clock.instant()));
        byte[] atRest = new byte[AES_BYTES];
        random.nextBytes(atRest);
        KeyFile.NamedSecret secret = new KeyFile.NamedSecret(GatewayKeys.AT_REST, new SecretKeySpec(atRest, "AES"));
        KeyFile.write(folder, GatewayKeys.FILE, keys, List.of(secret), random);
        List<X509Certificate> chain = tls.chain().subList(0, tls.chain().size() - 1);
        SecretFiles.write(folder.resolve("gateway-tls.crt"), Pem.certificates(chain));
        SecretFiles.write(folder.resolve("gateway-tls.key"), Pem.privateKey(tls.privateKey()));
    }

    private static CertificateProfile gateway(String kid, KeyUse use, List<String> hosts) {
        return new CertificateProfile(PartyIdentity.GATEWAY, kid, use, hosts);
    }

    private OwnKey issue(DevelopmentCa ca, CertificateProfile profile) {
        KeyPair pair = KeyPairs.p256(random);
        return ca.issue(profile, pair, clock.instant());
    }

    DevelopmentCa ca() {
        KeyFile file = KeyFile.open(gatewayKeys(), CA);
        return new DevelopmentCa(file.key(DevelopmentCa.ROOT), file.key(DevelopmentCa.ISSUING), random);
    }

    /** Fills a folder not yet there, which appears only when it is whole. */
    private static void whole(Path folder, Filling filling) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        SecretFiles.folderOf(folder);
        Path part = folder.resolveSibling("." + folder.getFileName() + ".part");
        SecretFiles.deleteFolder(part);
        SecretFiles.folder(part);
        filling.fill(part);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Filling {
        void fill(Path folder) throws IOException;
    }

    private static void requireHeld(FileLock lock) {
        if (!lock.isValid()) {
            throw new IllegalStateException("a lock just taken must be valid");
        }
    }
}
