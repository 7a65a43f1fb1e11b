package kz.daneker.trust;

import java.nio.file.Path;
import java.util.Collection;

/**
 * Holds the {@link KeyRegister} in force and swaps it whole: a check in progress keeps the snapshot it began with.
 *
 * <p>{@link #reload()} reads the folder again, so a new certificate, a revocation or a new revocation list takes effect
 * without a restart. Where the folder cannot be trusted as a whole the former snapshot stays.
 */
public final class TrustStore {
    private final KeyRegisterReader reader;
    private volatile KeyRegister inForce;

    private TrustStore(KeyRegisterReader reader) {
        this.reader = reader;
        this.inForce = reader.read();
    }

    /**
     * Opens a folder of certificates, {@code certs/} or in development {@code data/certs/}.
     *
     * @param parties the agencies of the register and the gateway; nobody else may hold a key
     * @throws TrustProblem if anything in the folder cannot be trusted
     */
    public static TrustStore open(Path folder, Collection<PartyIdentity> parties, UnknownRevocation whenUnknown) {
        return new TrustStore(new KeyRegisterReader(folder, parties, whenUnknown));
    }

    /** The register as of now; ask again for every message. */
    public KeyRegister register() {
        return inForce;
    }

    /**
     * Reads the folder again and puts what it holds in force.
     *
     * @throws TrustProblem if it cannot be trusted; nothing changes then
     */
    public void reload() {
        inForce = reader.read();
    }

    /** The roots TLS chains must end in. */
    TrustAnchors anchors() {
        return reader.anchors();
    }
}
