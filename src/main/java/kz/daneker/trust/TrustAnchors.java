package kz.daneker.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roots a site trusts and the issuing CAs below them.
 *
 * <p>Paths are validated by the JDK's PKIX builder; revocation is judged apart, by {@link RevocationLists}, so that
 * "revoked" and "not known" stay two answers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280 §6, path validation</a>
 */
final class TrustAnchors {
    private final List<X509Certificate> roots;
    private final List<X509Certificate> issuing;

    private TrustAnchors(List<X509Certificate> roots, List<X509Certificate> issuing) {
        this.roots = roots;
        this.issuing = issuing;
    }

    /** Sorts CA certificates into roots (issued by themselves) and issuing CAs. */
    static TrustAnchors of(List<X509Certificate> authorities) {
        for (X509Certificate authority : authorities) {
            if (authority.getBasicConstraints() < 0) {
                throw new TrustProblem("trust/ must hold CA certificates only; found one without the CA constraint");
            }
        }
        return new TrustAnchors(
                authorities.stream().filter(TrustAnchors::isRoot).toList(),
                authorities.stream().filter(ca -> !isRoot(ca)).toList());
    }

    List<X509Certificate> roots() {
        return roots;
    }

    List<X509Certificate> all() {
        return Stream.concat(roots.stream(), issuing.stream()).toList();
    }

    /**
     * The path from a certificate up to its root, validated as of the day the certificate was issued: whether it is
     * valid at another instant is asked when it is used.
     *
     * @return the certificate, its CAs, the root; or nothing where no valid path leads to a trusted root
     */
    Optional<List<X509Certificate>> path(X509Certificate certificate) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            Set<TrustAnchor> anchors =
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(certificate.getNotBefore().toInstant()));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(issuing)));
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.of(Stream.concat(
                            result.getCertPath().getCertificates().stream().map(X509Certificate.class::cast),
                            Stream.of(result.getTrustAnchor().getTrustedCert()))
                    .toList());
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean isRoot(X509Certificate authority) {
        return authority.getSubjectX500Principal().equals(authority.getIssuerX500Principal());
    }
}
