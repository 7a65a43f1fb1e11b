package kz.daneker.bench;

import java.time.Instant;
import kz.daneker.signing.DecryptionKey;
import kz.daneker.signing.EncryptionKey;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;

/** The keys of everybody in the bench, ready to use; the bench made them, and only it may hold them all. */
record BenchKeys(
        SigningKey seal,
        VerificationKey sealPublic,
        VerificationKey senderPublic,
        SigningKey recipientSigning,
        VerificationKey recipientPublic,
        EncryptionKey recipientEncryption,
        DecryptionKey recipientDecryption) {
    static BenchKeys of(GatewayKeys gateway, AgencyKeys sender, AgencyKeys recipient, TrustStore trust, Instant now) {
        return new BenchKeys(
                gateway.seal(),
                gateway.sealPublic(),
                registered(sender, trust, now),
                recipient.signing(),
                registered(recipient, trust, now),
                trust.register().encryption(Party.of(recipient.agency()), now),
                recipient.decryption());
    }

    private static VerificationKey registered(AgencyKeys keys, TrustStore trust, Instant now) {
        return trust.register().signing(Party.of(keys.agency()), keys.signing().kid(), now);
    }

    /** Names nothing: these are private keys. */
    @Override
    public String toString() {
        return "BenchKeys";
    }
}
