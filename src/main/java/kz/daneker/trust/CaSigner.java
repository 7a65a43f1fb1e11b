package kz.daneker.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.signing.CryptoProviders;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA's name and private key, signing certificates and revocation lists with ECDSA and SHA-256 (RFC 5280). */
final class CaSigner {
    private static final int SERIAL_BITS = 127;

    private final X500Name name;
    private final SubjectPublicKeyInfo publicKey;
    private final PrivateKey key;
    private final SecureRandom random;

    CaSigner(X500Name name, PublicKey publicKey, PrivateKey key, SecureRandom random) {
        this.name = name;
        this.publicKey = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
        this.key = key;
        this.random = random;
    }

    /** One extension to put into a certificate. */
    record Part(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {}

    X509Certificate certificate(
            X500Name subject, PublicKey subjectKey, Instant notBefore, Instant notAfter, Collection<Part> parts) {
        try {
            SubjectPublicKeyInfo subjectInfo = SubjectPublicKeyInfo.getInstance(subjectKey.getEncoded());
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    name,
                    new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    subject,
                    subjectInfo);
            for (Part part : parts) {
                builder.addExtension(part.type(), part.critical(), part.value());
            }
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(subjectInfo));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(publicKey));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the CA must be able to sign a certificate", e);
        }
    }

    /** A complete list; reasons are those of RFC 5280 §5.3.1. */
    X509CRL revocationList(Collection<Revoked> revoked, Instant thisUpdate, Instant nextUpdate) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(nextUpdate));
            revoked.forEach(entry -> builder.addCRLEntry(entry.serial(), Date.from(entry.at()), entry.reason()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(publicKey));
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.toEpochMilli())));
            return new JcaX509CRLConverter().getCRL(builder.build(signer()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the CA must be able to sign a revocation list", e);
        }
    }

    /** A certificate withdrawn from an instant on, with the number of the reason. */
    record Revoked(BigInteger serial, Instant at, int reason) {
        static List<Revoked> entriesOf(X509CRL list) {
            return Stream.ofNullable(list.getRevokedCertificates())
                    .flatMap(Collection::stream)
                    .map(entry -> new Revoked(
                            entry.getSerialNumber(), entry.getRevocationDate().toInstant(), reason(entry)))
                    .toList();
        }

        private static int reason(X509CRLEntry entry) {
            byte[] extension = entry.getExtensionValue(Extension.reasonCode.getId());
            if (extension == null) {
                return CRLReason.unspecified;
            }
            byte[] value = ASN1OctetString.getInstance(extension).getOctets();
            return ASN1Enumerated.getInstance(value).getValue().intValueExact();
        }
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(CryptoProviders.elliptic())
                .setSecureRandom(random)
                .build(key);
    }
}
