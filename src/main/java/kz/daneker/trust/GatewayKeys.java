package kz.daneker.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.SecretKey;
import kz.daneker.signing.DecryptionKey;
import kz.daneker.signing.NoteSigningKey;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerificationKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** The gateway's own private keys, from {@code keys/gateway.p12}. */
public final class GatewayKeys {
    static final String FILE = "gateway";
    static final String TLS = "gateway-tls-1";
    static final String SEAL = "gateway-seal-1";
    static final String ENCRYPTION = "gateway-enc-1";
    static final String LOG = "gateway-log-1";
    static final String AT_REST = "gateway-kek-1";

    private final Path folder;
    private final OwnKey tls;
    private final OwnKey seal;
    private final OwnKey encryption;
    private final OwnKey log;
    private final SecretKey atRest;

    private GatewayKeys(Path folder, KeyFile file) {
        this.folder = folder;
        this.tls = file.key(TLS);
        this.seal = file.key(SEAL);
        this.encryption = file.key(ENCRYPTION);
        this.log = file.key(LOG);
        this.atRest = file.secret(AT_REST);
    }

    /**
     * Opens the folder the gateway's keys are in.
     *
     * @param folder e.g. {@code data/keys}
     * @throws TrustProblem if a file or key is missing, unreadable, or open to others
     */
    public static GatewayKeys open(Path folder) {
        return new GatewayKeys(folder, KeyFile.open(folder, FILE));
    }

    /** Seals receipts, KB-JWTs and masked releases; its public half is {@code cnf.jwk} of every referral. */
    public SigningKey seal() {
        return seal.forSigning();
    }

    /** The public half of {@link #seal()}. */
    public VerificationKey sealPublic() {
        return VerificationKey.of(seal().kid(), seal.certificate());
    }

    /** Opens what is encrypted to the gateway. */
    public DecryptionKey decryption() {
        return encryption.forDecryption();
    }

    /** Signs checkpoints of the audit log (Ed25519). */
    public NoteSigningKey log() {
        try {
            Ed25519PrivateKeyParameters key = (Ed25519PrivateKeyParameters)
                    PrivateKeyFactory.createKey(log.privateKey().getEncoded());
            return NoteSigningKey.ofSeed(key.getEncoded());
        } catch (IOException e) {
            throw new TrustProblem("the log key must be an Ed25519 key in PKCS#8 form", e);
        }
    }

    /** Wraps the per-referral keys at rest; AES, 256 bits. */
    public SecretKey keyEncryptionKey() {
        return atRest;
    }

    /** The gateway's TLS certificate, for display and health checks. */
    public X509Certificate tlsCertificate() {
        return tls.certificate();
    }

    /** PEM chain for {@code spring.ssl.bundle.pem.gateway.keystore.certificate}. */
    public Path tlsCertificateFile() {
        return folder.resolve("gateway-tls.crt");
    }

    /** PKCS#8 PEM, mode 600, for {@code spring.ssl.bundle.pem.gateway.keystore.private-key}. */
    public Path tlsPrivateKeyFile() {
        return folder.resolve("gateway-tls.key");
    }

    OwnKey tls() {
        return tls;
    }

    List<OwnKey> certified() {
        return List.of(tls, seal, encryption, log);
    }
}
