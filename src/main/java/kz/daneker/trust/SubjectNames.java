package kz.daneker.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Who a certificate says its holder is: the party's URN and the BIN, never the common name. */
final class SubjectNames {
    /** Subject alternative name of kind {@code uniformResourceIdentifier}, RFC 5280 §4.2.1.6. */
    private static final int URI = 6;

    /** {@code NTRKZ-190140000019} (ETSI EN 319 412-1 §5.1.4) or {@code BIN190140000019} (the national CA's form). */
    private static final Pattern BIN = Pattern.compile("(?:NTRKZ-|BIN)(\\d{12})");

    private SubjectNames() {}

    /** The party, or nothing where the alternative names hold no party or more than one. */
    static Optional<PartyUrn> party(X509Certificate certificate) {
        List<String> named =
                uris(certificate).filter(uri -> uri.startsWith(PartyUrn.PREFIX)).toList();
        return named.size() == 1 ? PartyUrn.read(named.get(0)) : Optional.empty();
    }

    static boolean hasAlternativeNames(X509Certificate certificate) {
        return !alternativeNames(certificate).isEmpty();
    }

    /** The BIN, or nothing where the subject states none or several different ones. */
    static Optional<String> bin(X509Certificate certificate) {
        X500Name subject = subject(certificate);
        List<String> bins = Stream.of(BCStyle.ORGANIZATION_IDENTIFIER, BCStyle.SERIALNUMBER, BCStyle.OU)
                .flatMap(type -> Arrays.stream(subject.getRDNs(type)))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .map(value -> text(value.getValue()))
                .map(BIN::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .distinct()
                .toList();
        return bins.size() == 1 ? Optional.of(bins.get(0)) : Optional.empty();
    }

    private static Stream<String> uris(X509Certificate certificate) {
        return alternativeNames(certificate).stream()
                .filter(name -> Integer.valueOf(URI).equals(name.get(0)))
                .map(name -> String.valueOf(name.get(1)));
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static X500Name subject(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate).getSubject();
        } catch (CertificateEncodingException e) {
            throw new TrustProblem("a certificate must have a DER form; found one that has none", e);
        }
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : "";
    }
}
