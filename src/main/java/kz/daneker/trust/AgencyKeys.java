package kz.daneker.trust;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.DecryptionKey;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * What one agency holds on its own side: its private keys and the public certificates of the gateway.
 *
 * <pre>
 * keys.p12, keys.pin     TLS, signing and encryption key, mode 600
 * certs/trust/*.pem      the roots it trusts
 * certs/agencies/*.pem   its own certificates; other agencies' where it wants to verify their seals
 * certs/gateway.pem      the gateway's certificates
 * </pre>
 */
public final class AgencyKeys {
    static final String FILE = "keys";

    private final AgencyId agency;
    private final OwnKey tls;
    private final OwnKey signing;
    private final OwnKey encryption;
    private final TrustStore trust;

    private AgencyKeys(AgencyId agency, KeyFile file, TrustStore trust) {
        this.agency = agency;
        this.tls = file.key(kid(agency, KeyUse.TLS));
        this.signing = file.key(kid(agency, KeyUse.SIGNING));
        this.encryption = file.key(kid(agency, KeyUse.ENCRYPTION));
        this.trust = trust;
    }

    /**
     * Opens the agency's folder.
     *
     * @param folder e.g. {@code data/agencies/clinic-47-001}
     * @param trust the certificates the agency relies on; with {@link TrustStore#open} of the folder's {@code certs}
     * @throws TrustProblem if a file or key is missing, unreadable, or open to others
     */
    public static AgencyKeys open(AgencyId agency, Path folder, TrustStore trust) {
        return new AgencyKeys(agency, KeyFile.open(folder, FILE), trust);
    }

    public AgencyId agency() {
        return agency;
    }

    /** Seals referrals, receipts and statuses. */
    public SigningKey signing() {
        return signing.forSigning();
    }

    /** Opens deliveries. */
    public DecryptionKey decryption() {
        return encryption.forDecryption();
    }

    /** TLS to the gateway with this agency's certificate, see {@link MutualTls}. */
    public MutualTls tls(Clock clock) {
        return MutualTls.withGateway(tls, trust, clock);
    }

    /**
     * TLS for systems in the agency's own house, which show certificates of their own.
     *
     * @param systems PEM file of their certificates; null for none, then nobody is let in who must show one
     * @throws TrustProblem if the file cannot be read
     */
    public MutualTls tlsForSystems(@Nullable Path systems) {
        List<PemBundle.Entry> entries = systems == null ? List.of() : PemBundle.read(systems);
        return MutualTls.withSystems(
                tls, entries.stream().map(PemBundle.Entry::certificate).toList());
    }

    /** The gateway's current key for seals, put into {@code cnf} of a referral. */
    public VerificationKey gatewaySeal(Instant at) {
        return gateway(new KeyName(GatewayKeys.SEAL), at);
    }

    /** The gateway's key of that name, for verifying a receipt, a KB-JWT or a masked release. */
    public VerificationKey gateway(KeyName kid, Instant at) {
        return trust.register().signing(Party.GATEWAY, kid, at);
    }

    /** The name of a development key, e.g. {@code clinic-47-001-sig-1}. */
    static String kid(AgencyId agency, KeyUse use) {
        return agency.value()
                + switch (use) {
                    case SIGNING -> "-sig-1";
                    case ENCRYPTION -> "-enc-1";
                    case TLS -> "-tls-1";
                };
    }
}
