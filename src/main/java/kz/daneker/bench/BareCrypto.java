package kz.daneker.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.daneker.audit.TreeHash;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.Digest;
import kz.daneker.signing.EcdhContentEncryptor;
import kz.daneker.signing.EncryptionKey;
import kz.daneker.signing.KeyBinding;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SdJwtIssuer;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.SizeBuckets;
import kz.daneker.signing.VerificationKey;
import kz.daneker.signing.VerifiedReferralToken;
import kz.daneker.signing.WrappedKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cryptography of one referral and nothing else, each operation as often as the journey does it: what the rest of
 * the journey's cost is to be compared with. TLS is not counted, so it burdens the ratio.
 */
final class BareCrypto {
    private static final String CONTENT_TYPE = "daneker-delivery+json";
    private static final String PIECE = "original";
    private static final Duration ANY_AGE = Duration.ofDays(1);

    /** Leaves of one referral: verified, decided, accepted, decided again, released, delivered, receipted, erased. */
    private static final int LEAVES = 8;

    private static final int SEALED_EVIDENCE = 3;
    private static final double MASKED = 1.0 / InventedReferrals.MASKED_EVERY;

    private final BenchKeys keys;
    private final Clock clock;
    private final SecureRandom random;
    private final TightLoop loop;
    private final List<BareOperation> measured = new ArrayList<>();

    BareCrypto(BenchKeys keys, Clock clock, SecureRandom random, TightLoop loop) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.loop = loop;
    }

    /**
     * Measures all of it.
     *
     * @param example a delivery of the open route
     */
    List<BareOperation> measure(AgencyClient sender, InventedReferrals referrals, ReceivedReferral example) {
        ObjectNode payload = referrals.open(sender.agency(), 0).payload();
        SdJwt token = sender.signer().sign(payload).token();
        VerifiedReferralToken verified = ReferralToken.verify(token, keys.senderPublic());
        add("sender", "issue and sign SD-JWT", 1, () -> sender.signer().sign(payload));
        add("gateway", "verify and process SD-JWT", 2, () -> ReferralToken.verify(token, keys.senderPublic()));
        receipts(verified);
        atRest(token.serialize().getBytes(StandardCharsets.US_ASCII));
        countersign(verified, example);
        delivery(example);
        log();
        return List.copyOf(measured);
    }

    private void receipts(VerifiedReferralToken token) {
        measureReceipt("gateway", "sender", token, keys.seal(), keys.sealPublic());
        measureReceipt("recipient", "gateway", token, keys.recipientSigning(), keys.recipientPublic());
    }

    private void measureReceipt(
            String signer, String verifier, VerifiedReferralToken token, SigningKey key, VerificationKey known) {
        List<Digest> digests = token.disclosureDigests();
        Receipt receipt = Receipt.builder()
                .from(PartyUrn.GATEWAY)
                .to(PartyUrn.of(InventedReferrals.CLINIC))
                .at(clock.instant())
                .id(UUID.randomUUID().toString())
                .about(UUID.randomUUID().toString())
                .received(token.issuerJwt().digest(), digests)
                .outcome(Outcome.DELIVERED)
                .build();
        String signed = receipt.sign(key);
        add(signer, "sign receipt", 1, () -> receipt.sign(key));
        add(verifier, "verify receipt", 1, () -> Receipt.verify(signed, known));
    }

    private void atRest(byte[] original) {
        byte[] keyEncryptionKey = new byte[32];
        random.nextBytes(keyEncryptionKey);
        AtRestCipher cipher = new AtRestCipher(keyEncryptionKey, random);
        ReferralId id = new ReferralId(UUID.randomUUID());
        WrappedKey key = cipher.newKey(id);
        byte[] wrapped = key.stored();
        byte[] sealed = key.key().seal(original, PIECE);
        byte[] evidence = new byte[512];
        add("gateway", "seal original at rest", 1, () -> cipher.newKey(id).key().seal(original, PIECE));
        add(
                "gateway",
                "open original at rest",
                1,
                () -> cipher.unwrap(wrapped, id).open(sealed, PIECE));
        add(
                "gateway",
                "seal evidence at rest",
                SEALED_EVIDENCE,
                () -> cipher.newKey(id).key().seal(evidence, PIECE));
    }

    private void countersign(VerifiedReferralToken original, ReceivedReferral example) {
        Set<String> shown = Set.copyOf(example.token().processed().disclosedPointers());
        KeyBinding binding = example.countersignature();
        SdJwt released = binding.bind(original.keep(shown::contains), keys.seal());
        SdJwtIssuer issuer = new SdJwtIssuer(random);
        ObjectNode claims = example.token().issuerJwt().payload();
        claims.remove("_sd_alg");
        claims.set("referral", original.referral());
        add("gateway", "countersign release (KB-JWT)", 1, () -> binding.bind(released, keys.seal()));
        add(
                "gateway",
                "issue and sign SD-JWT (masked)",
                MASKED,
                () -> issuer.issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, keys.seal()));
        add("recipient", "verify and process SD-JWT", 1, () -> ReferralToken.verify(released, keys.senderPublic()));
        add(
                "recipient",
                "verify countersignature",
                1,
                () -> KeyBinding.verify(
                        released, keys.sealPublic(), binding.audience(), clock.instant(), ANY_AGE, ANY_AGE));
    }

    private void delivery(ReceivedReferral example) {
        ObjectNode message =
                StrictJson.object().put("token", example.token().token().serialize());
        message.set("fhir", example.fhir());
        byte[] padded = SizeBuckets.pad(message);
        EcdhContentEncryptor encryptor = new EcdhContentEncryptor();
        EncryptionKey recipient = keys.recipientEncryption();
        String jwe = encryptor.encrypt(padded, CONTENT_TYPE, recipient);
        add("gateway", "encrypt delivery (JWE)", 1, () -> encryptor.encrypt(padded, CONTENT_TYPE, recipient));
        add(
                "recipient",
                "decrypt delivery (JWE)",
                1,
                () -> encryptor.decrypt(jwe, CONTENT_TYPE, keys.recipientDecryption()));
    }

    private void log() {
        byte[] leaf = new byte[200];
        TreeHash other = TreeHash.ofLeaf(leaf);
        add("gateway", "hash leaf and node", LEAVES, () -> TreeHash.ofChildren(TreeHash.ofLeaf(leaf), other));
    }

    private void add(String who, String what, double times, TightLoop.Operation operation) {
        measured.add(new BareOperation(who, what, times, loop.micros(operation)));
    }
}
