package kz.daneker.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import kz.daneker.signing.Digest;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.SigningKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificates of a development site as its operator, or somebody who would like to be, may change them. */
final class Certificates {
    private static final String ISSUING = "issuing-1";

    private final Path data;

    Certificates(Path data) {
        this.data = data;
    }

    /** A key with its certificate and the CAs above it. */
    record Issued(PrivateKey key, List<X509Certificate> chain) {
        SigningKey forSigning(String kid) {
            try {
                return SigningKey.of(new KeyName(kid), Digest.of(chain.get(0).getEncoded()), key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A fresh key of the agency's, certified like its present one but for these times. */
    Issued reissue(String agency, String kid, Instant notBefore, Instant notAfter) {
        Issued ca = own("keys", "ca", ISSUING);
        Issued model = own("agencies/" + agency, "keys", kid);
        return issue(model.chain().get(0), ca, notBefore, notAfter);
    }

    /** What an impostor makes: the same names, certified by a CA of the same names that nobody trusts. */
    Issued forge(String agency, String kid) {
        Issued model = own("agencies/" + agency, "keys", kid);
        X509Certificate issuing = own("keys", "ca", ISSUING).chain().get(0);
        KeyPair pair = pair();
        Instant now = Instant.now();
        Issued ca =
                sign(issuing, issuing.getSubjectX500Principal(), pair, pair.getPrivate(), now, now.plusSeconds(3600));
        return issue(model.chain().get(0), ca, now.minusSeconds(3600), now.plusSeconds(3600));
    }

    /** Puts a certificate into the agency's bundle. */
    void register(String agency, String kid, Issued issued) {
        try {
            String pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(issued.chain().get(0).getEncoded());
            write(
                    agency,
                    bundle(agency) + "\nkid: " + kid + "\n-----BEGIN CERTIFICATE-----\n" + pem
                            + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says in the agency's bundle that one of its certificates is revoked from now on. */
    void revoke(String agency, String kid) {
        String revoked = "kid: " + kid + "\nrevoked: " + Instant.now().minus(Duration.ofSeconds(1)) + "\n";
        write(agency, bundle(agency).replace("kid: " + kid + "\n", revoked));
    }

    private String bundle(String agency) {
        try {
            return Files.readString(file(agency), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: the gateway looks at the folder whenever it likes. */
    private void write(String agency, String bundle) {
        try {
            Path part = data.resolve("bundle.part");
            Files.writeString(part, bundle, StandardCharsets.UTF_8);
            Files.move(part, file(agency), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String agency) {
        return data.resolve("certs/agencies").resolve(agency + ".pem");
    }

    X509Certificate root() {
        return own("keys", "ca", "root-1").chain().get(0);
    }

    private Issued own(String folder, String name, String kid) {
        Path file = data.resolve(folder).resolve(name + ".p12");
        try (InputStream in = Files.newInputStream(file)) {
            char[] password = Files.readString(data.resolve(folder).resolve(name + ".pin"))
                    .strip()
                    .toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<X509Certificate> chain = java.util.Arrays.stream(store.getCertificateChain(kid))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Issued((PrivateKey) store.getKey(kid, password), chain);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a development site must hold " + kid, e);
        }
    }

    private static Issued issue(X509Certificate model, Issued ca, Instant notBefore, Instant notAfter) {
        KeyPair pair = pair();
        Issued leaf = sign(model, ca.chain().get(0).getSubjectX500Principal(), pair, ca.key(), notBefore, notAfter);
        return new Issued(leaf.key(), List.of(leaf.chain().get(0), ca.chain().get(0)));
    }

    private static Issued sign(
            X509Certificate model, X500Principal issuer, KeyPair pair, PrivateKey ca, Instant from, Instant to) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(from),
                    Date.from(to),
                    model.getSubjectX500Principal(),
                    pair.getPublic());
            for (String oid : List.of("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32", "2.5.29.37")) {
                if (model.getExtensionValue(oid) != null) {
                    boolean critical = model.getCriticalExtensionOIDs().contains(oid);
                    builder.copyAndAddExtension(new ASN1ObjectIdentifier(oid), critical, model);
                }
            }
            return new Issued(
                    pair.getPrivate(),
                    List.of(new JcaX509CertificateConverter()
                            .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ca)))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
