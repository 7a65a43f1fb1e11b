package kz.daneker.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;

/** What one person shows at the console, certified by a development site's own CA and by nothing else registered. */
public final class PersonalCertificate {
    private final DevelopmentPki pki;
    private final OwnKey key;
    private final Path folder;

    private PersonalCertificate(DevelopmentPki pki, OwnKey key, Path folder) {
        this.pki = pki;
        this.key = key;
        this.folder = folder;
    }

    /** @param folder where its two files go */
    public static PersonalCertificate issue(Path data, Path folder) throws IOException {
        SecureRandom random = new SecureRandom();
        DevelopmentPki pki = new DevelopmentPki(data, Clock.systemUTC(), random);
        CertificateProfile profile =
                new CertificateProfile(PartyIdentity.GATEWAY, "person-1", KeyUse.TLS, List.of("localhost"));
        OwnKey key =
                pki.ca().issue(profile, KeyPairs.p256(random), Clock.systemUTC().instant());
        PersonalCertificate made = new PersonalCertificate(pki, key, folder);
        Files.writeString(
                made.certificate(),
                Pem.certificate(key.certificate()) + Pem.certificate(key.chain().get(1)));
        Files.writeString(
                made.privateKey(),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(key.privateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return made;
    }

    public Path certificate() {
        return folder.resolve("person.crt");
    }

    public Path privateKey() {
        return folder.resolve("person.key");
    }

    public String thumbprint() {
        return Thumbprint.of(key.certificate()).value();
    }

    /** The CA's next list names it. */
    public void revoke() throws IOException {
        var now = Clock.systemUTC().instant();
        CaSigner.Revoked entry =
                new CaSigner.Revoked(key.certificate().getSerialNumber(), now, CRLReason.keyCompromise);
        Files.writeString(
                pki.certificates().resolve("trust/issuing.crl"),
                Pem.revocationList(pki.ca().revocationList(List.of(entry), now)));
    }
}
