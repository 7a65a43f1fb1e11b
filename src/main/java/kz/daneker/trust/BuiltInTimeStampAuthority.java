package kz.daneker.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import kz.daneker.signing.CryptoProviders;
import kz.daneker.signing.Digest;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * The authority of a development site, inside its own gateway: it shows how anchoring works and proves nothing to others,
 * for the log's keeper could set its clock. Its certificate is the development CA's; production refuses it.
 */
public final class BuiltInTimeStampAuthority implements TimeStampAuthority {
    static final String FILE = "tsa";
    static final String KEY = "tsa-1";
    private static final int SERIAL_BITS = 127;

    private final OwnKey key;
    private final Clock clock;
    private final SecureRandom random;

    private BuiltInTimeStampAuthority(OwnKey key, Clock clock, SecureRandom random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens the folder its key is in.
     *
     * @param folder {@link DevelopmentPki#timeStampKeys}
     * @throws TrustProblem if the key is missing, unreadable, or open to others
     */
    public static BuiltInTimeStampAuthority open(Path folder, Clock clock, SecureRandom random) {
        return new BuiltInTimeStampAuthority(KeyFile.open(folder, FILE).key(KEY), clock, random);
    }

    @Override
    public TimeStamp stamp(Digest imprint) {
        TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        try {
            return TimeStamp.read(answer(asking.generate(NISTObjectIdentifiers.id_sha256, imprint.bytes())
                    .getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException("a question just made must have a DER form", e);
        }
    }

    /**
     * Answers a question as an authority of its own would.
     *
     * @param query DER of a TimeStampReq
     * @return DER of a TimeStampResp; a refusal where the question asks for what it does not do
     * @throws TimeStampRefused if these bytes ask nothing
     */
    public byte[] answer(byte[] query) {
        try {
            return new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED)
                    .generate(
                            new TimeStampRequest(query),
                            new BigInteger(SERIAL_BITS, random).setBit(0),
                            Date.from(clock.instant()))
                    .getEncoded();
        } catch (IOException | TSPException e) {
            throw new TimeStampRefused("a time-stamp must be asked for as in RFC 3161, found other bytes", e);
        }
    }

    private TimeStampTokenGenerator tokens() {
        try {
            DigestCalculator certificateDigest = new JcaDigestCalculatorProviderBuilder()
                    .build()
                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            SignerInfoGenerator signer = new JcaSimpleSignerInfoGeneratorBuilder()
                    .setProvider(CryptoProviders.elliptic())
                    .build("SHA256withECDSA", key.privateKey(), key.certificate());
            TimeStampTokenGenerator tokens =
                    new TimeStampTokenGenerator(signer, certificateDigest, DevelopmentKeys.POLICY);
            tokens.setAccuracySeconds(1);
            tokens.addCertificates(
                    new JcaCertStore(key.chain().subList(0, key.chain().size() - 1)));
            return tokens;
        } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
            throw new IllegalStateException("the development authority must be able to sign", e);
        }
    }
}
