package kz.daneker.trust;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What a certificate of the development CA says.
 *
 * @param party whose it is; its URN becomes a subject alternative name, its BIN the {@code organizationIdentifier} and
 *     {@code serialNumber} of the subject
 * @param kid the key's name, used as common name
 * @param use decides key usage and extended key usage
 * @param hosts host names and addresses the holder serves TLS at, e.g. {@code localhost}, {@code ::1}
 */
record CertificateProfile(PartyIdentity party, String kid, KeyUse use, List<String> hosts) {
    CertificateProfile {
        hosts = List.copyOf(hosts);
    }

    X500Name subject() {
        X500NameBuilder name =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "KZ").addRDN(BCStyle.O, party.commonName());
        party.expectedBin()
                .ifPresent(bin -> name.addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "NTRKZ-" + bin)
                        .addRDN(BCStyle.SERIALNUMBER, "BIN" + bin));
        return name.addRDN(BCStyle.CN, kid).build();
    }

    List<CaSigner.Part> extensions() {
        List<CaSigner.Part> parts = new ArrayList<>();
        parts.add(new CaSigner.Part(Extension.basicConstraints, true, new BasicConstraints(false)));
        parts.add(new CaSigner.Part(Extension.keyUsage, true, new KeyUsage(usage())));
        if (use == KeyUse.TLS) {
            KeyPurposeId[] both = {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth};
            parts.add(new CaSigner.Part(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(both)));
        }
        parts.add(new CaSigner.Part(Extension.subjectAlternativeName, false, alternativeNames()));
        parts.add(DevelopmentCa.developmentPolicy());
        return parts;
    }

    private int usage() {
        return switch (use) {
            case SIGNING -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            case ENCRYPTION -> KeyUsage.keyAgreement;
            case TLS -> KeyUsage.digitalSignature;
        };
    }

    private GeneralNames alternativeNames() {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(
                GeneralName.uniformResourceIdentifier, party.urn().value()));
        hosts.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .forEach(names::add);
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }
}
