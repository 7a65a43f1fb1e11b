package kz.daneker.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Tells keys a development site made for itself from real ones, and keeps them out of production. */
public final class DevelopmentKeys {
    /** Certificate policy of every certificate a development site makes, CAs included; an OID of a UUID (X.667). */
    static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.25.264639271417719616526961808011124798325");

    private static final String ISSUER = "CN=Daneker development ";

    private DevelopmentKeys() {}

    /**
     * Passes if none of the keys a production site would use or trust was made for development.
     *
     * @throws TrustProblem if a registered key, a CA above one, a trusted root or one of the gateway's own keys was
     */
    public static void refuseIn(TrustStore trust, GatewayKeys gateway) {
        trust.register().keys().forEach(key -> refuse(trust.register().path(key)));
        refuse(trust.anchors().all());
        gateway.certified().forEach(key -> refuse(key.chain()));
    }

    static boolean isDevelopment(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName().contains(ISSUER) || hasPolicy(certificate);
    }

    static void refuse(Collection<X509Certificate> certificates) {
        if (certificates.stream().anyMatch(DevelopmentKeys::isDevelopment)) {
            throw new TrustProblem("in production every key must be certified by the site's own CA, found one made for "
                    + "development; put real keys into the keys folder and real certificates into certs/");
        }
    }

    private static boolean hasPolicy(X509Certificate certificate) {
        try {
            CertificatePolicies policies =
                    CertificatePolicies.fromExtensions(new JcaX509CertificateHolder(certificate).getExtensions());
            return policies != null
                    && Arrays.stream(policies.getPolicyInformation())
                            .map(PolicyInformation::getPolicyIdentifier)
                            .anyMatch(POLICY::equals);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate must have a DER form", e);
        }
    }
}
