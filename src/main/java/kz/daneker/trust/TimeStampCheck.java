package kz.daneker.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.signing.CryptoProviders;
import kz.daneker.signing.Digest;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/**
 * One look at one token: imprint, form, signature, the authority's certificate and its path, in this order.
 *
 * <p>The path is judged as of the token's own time (RFC 3161 §4): a certificate that ended later proved the time while it
 * was good. Whether it was revoked is not asked; a root no longer believed is taken out of the folder.
 */
final class TimeStampCheck {
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private final TimeStampToken token;
    private final TimeStampTokenInfo info;
    private final List<X509Certificate> roots;

    TimeStampCheck(TimeStampToken token, List<X509Certificate> roots) {
        this.token = token;
        this.info = token.getTimeStampInfo();
        this.roots = roots;
    }

    VerifiedTimeStamp over(Digest imprint) {
        if (!NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
                || !Arrays.equals(imprint.bytes(), info.getMessageImprintDigest())) {
            throw new TimeStampRefused("the time-stamp must be over these bytes, found it over others");
        }
        try {
            requireForm();
            X509CertificateHolder signer = signer();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CryptoProviders.elliptic())
                    .build(signer));
            X509Certificate authority = new JcaX509CertificateConverter().getCertificate(signer);
            requirePath(authority);
            return new VerifiedTimeStamp(
                    info.getGenTime().toInstant(),
                    authority.getSubjectX500Principal().getName(),
                    info.getPolicy().getId());
        } catch (TimeStampRefused e) {
            throw e;
        } catch (RuntimeException e) { // Bouncy Castle reads some parts only when asked, and meets bad bytes so
            throw new TimeStampRefused("the time-stamp must be a token of RFC 3161, found other bytes", e);
        } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new TimeStampRefused("the time-stamp must be signed by an authority that may, found it is not", e);
        }
    }

    /** Parts of the token nobody signs must be as the standard has them, or they could be changed unseen. */
    private void requireForm() {
        ContentInfo outer = token.toCMSSignedData().toASN1Structure();
        SignedData data = SignedData.getInstance(outer.getContent());
        SignerInformation signer =
                token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
        AlgorithmIdentifier digest = signer.getDigestAlgorithmID();
        boolean standard = CMSObjectIdentifiers.signedData.equals(outer.getContentType())
                && data.getVersion().hasValue(3)
                && data.getCRLs() == null
                && data.getEncapContentInfo().getContent() instanceof ASN1OctetString
                && token.getCertificates().getMatches(null).stream().allMatch(TimeStampCheck::isSignedInWholeBytes)
                && signer.toASN1Structure()
                        .getVersion()
                        .hasValue(signer.getSID().getIssuer() == null ? 3 : 1)
                && signer.toASN1Structure().getUnauthenticatedAttributes() == null
                && data.getDigestAlgorithms().size() == 1
                && data.getDigestAlgorithms().getObjectAt(0).equals(digest)
                && DIGESTS.contains(digest.getAlgorithm());
        if (!standard) {
            throw new TimeStampRefused("the time-stamp must be in the form of RFC 3161 with SHA-2, found another");
        }
    }

    private static boolean isSignedInWholeBytes(X509CertificateHolder certificate) {
        return certificate.toASN1Structure().getSignature().getPadBits() == 0;
    }

    private X509CertificateHolder signer() {
        List<X509CertificateHolder> named = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .toList();
        if (named.size() != 1) {
            throw new TimeStampRefused("the time-stamp must carry its authority's certificate, found " + named.size());
        }
        X509CertificateHolder signer = named.get(0);
        X500Name said = token.getSID().getIssuer();
        if (said != null && !Arrays.equals(encoded(said), encoded(signer.getIssuer()))) {
            throw new TimeStampRefused("the time-stamp must name its authority's issuer as written, found otherwise");
        }
        return signer;
    }

    private static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a parsed name must have a DER form", e);
        }
    }

    private void requirePath(X509Certificate authority) throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(authority);
        Set<TrustAnchor> anchors =
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        if (anchors.isEmpty()) {
            throw new TimeStampRefused("some root must be trusted for the time, found none: put one into certs/tsa");
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(info.getGenTime().toInstant()));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(carried())));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private List<X509Certificate> carried() throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> carried = new ArrayList<>();
        for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
            carried.add(converter.getCertificate(each));
        }
        return carried;
    }
}
