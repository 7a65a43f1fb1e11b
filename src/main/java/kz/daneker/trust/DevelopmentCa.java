package kz.daneker.trust;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * A root and an issuing CA for one development site, made on its first start.
 *
 * <p>Everything they sign carries {@link DevelopmentKeys#POLICY}, so that a production site knows it and refuses.
 */
final class DevelopmentCa {
    static final String ROOT = "root-1";
    static final String ISSUING = "issuing-1";

    /** So that a clock a little behind ours already accepts a fresh certificate. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration KEY_LIFE = Duration.ofDays(730);
    private static final Duration LIST_LIFE = Duration.ofDays(30);
    private static final X500Name ROOT_NAME = name("root");
    private static final X500Name ISSUING_NAME = name("issuing");

    private final OwnKey root;
    private final OwnKey issuing;
    private final CaSigner rootSigner;
    private final CaSigner issuingSigner;

    DevelopmentCa(OwnKey root, OwnKey issuing, SecureRandom random) {
        this.root = root;
        this.issuing = issuing;
        this.rootSigner = new CaSigner(ROOT_NAME, root.certificate().getPublicKey(), root.privateKey(), random);
        this.issuingSigner =
                new CaSigner(ISSUING_NAME, issuing.certificate().getPublicKey(), issuing.privateKey(), random);
    }

    static DevelopmentCa create(SecureRandom random, Instant now) {
        KeyPair rootPair = KeyPairs.p256(random);
        KeyPair issuingPair = KeyPairs.p256(random);
        CaSigner signer = new CaSigner(ROOT_NAME, rootPair.getPublic(), rootPair.getPrivate(), random);
        X509Certificate root = authority(signer, ROOT_NAME, rootPair, 1, now);
        X509Certificate issuing = authority(signer, ISSUING_NAME, issuingPair, 0, now);
        return new DevelopmentCa(
                new OwnKey(ROOT, rootPair.getPrivate(), List.of(root)),
                new OwnKey(ISSUING, issuingPair.getPrivate(), List.of(issuing, root)),
                random);
    }

    OwnKey root() {
        return root;
    }

    OwnKey issuing() {
        return issuing;
    }

    /** Certifies a fresh pair for two years, beginning a day ago. */
    OwnKey issue(CertificateProfile profile, KeyPair pair, Instant now) {
        return issue(profile, pair, now.minus(BACKDATED), now.plus(KEY_LIFE));
    }

    OwnKey issue(CertificateProfile profile, KeyPair pair, Instant notBefore, Instant notAfter) {
        X509Certificate certificate = issuingSigner.certificate(
                profile.subject(), pair.getPublic(), notBefore, notAfter, profile.extensions());
        return new OwnKey(
                profile.kid(), pair.getPrivate(), List.of(certificate, issuing.certificate(), root.certificate()));
    }

    /** Certifies a pair for time-stamps alone (RFC 3161 §2.3: this one use, critical). */
    OwnKey issueTimeStamper(String kid, KeyPair pair, Instant now) {
        X509Certificate certificate = issuingSigner.certificate(
                new X500Name("C=KZ,O=Daneker development,CN=Daneker development TSA"),
                pair.getPublic(),
                now.minus(BACKDATED),
                now.plus(KEY_LIFE),
                List.of(
                        new CaSigner.Part(Extension.basicConstraints, true, new BasicConstraints(false)),
                        new CaSigner.Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                        new CaSigner.Part(
                                Extension.extendedKeyUsage,
                                true,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)),
                        developmentPolicy()));
        return new OwnKey(kid, pair.getPrivate(), List.of(certificate, issuing.certificate(), root.certificate()));
    }

    /** The issuing CA's list; it replaces the former and is in force for 30 days. */
    X509CRL revocationList(Collection<CaSigner.Revoked> revoked, Instant now) {
        return issuingSigner.revocationList(revoked, now, now.plus(LIST_LIFE));
    }

    /** The root's list about issuing CAs; it names none. */
    X509CRL rootRevocationList(Instant now) {
        return rootSigner.revocationList(List.of(), now, now.plus(LIST_LIFE));
    }

    /** What marks a certificate as made for development. */
    static CaSigner.Part developmentPolicy() {
        return new CaSigner.Part(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(new PolicyInformation(DevelopmentKeys.POLICY)));
    }

    private static X509Certificate authority(
            CaSigner signer, X500Name subject, KeyPair pair, int casBelow, Instant now) {
        return signer.certificate(
                subject,
                pair.getPublic(),
                now.minus(BACKDATED),
                now.plus(CA_LIFE),
                List.of(
                        new CaSigner.Part(Extension.basicConstraints, true, new BasicConstraints(casBelow)),
                        new CaSigner.Part(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
                        developmentPolicy()));
    }

    private static X500Name name(String rank) {
        return new X500Name("C=KZ,O=Daneker development,CN=Daneker development " + rank + " CA");
    }
}
