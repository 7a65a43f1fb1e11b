package kz.daneker.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for one test, with its files in the test's own folder. */
final class TestPki {
    static final String PASSWORD = "test-only";

    private final Path folder;
    private final KeyPair caKey = keyPair();
    private final X509Certificate ca;
    private final AtomicLong serial = new AtomicLong(1);

    TestPki(Path folder) {
        this.folder = folder;
        this.ca = certificate("CN=Test CA", caKey, "CN=Test CA", true, Duration.ofDays(1));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        writeStore(trustStore(), null, null);
    }

    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    /** A key with a certificate of this authority, valid for an hour. */
    Identity issue(String name) {
        return issue(name, name);
    }

    Identity issue(String fileName, String commonName) {
        KeyPair pair = keyPair();
        X509Certificate certificate = certificate("CN=" + commonName, pair, "CN=Test CA", false, Duration.ofHours(1));
        Path store = folder.resolve(fileName + ".p12");
        writeStore(store, pair.getPrivate(), certificate);
        return new Identity(certificate, pair.getPrivate(), store, trustStore());
    }

    record Identity(X509Certificate certificate, PrivateKey key, Path keyStore, Path trustStore) {
        BrokerSettings.Tls tls() {
            return new BrokerSettings.Tls(keyStore, trustStore, PASSWORD);
        }

        /** The same identity that trusts another authority's servers. */
        Identity trusting(TestPki other) {
            return new Identity(certificate, key, keyStore, other.trustStore());
        }
    }

    static void writePem(Path file, Object... objects) {
        try (Writer out = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(out)) {
            for (Object object : objects) {
                pem.writeObject(
                        object instanceof PrivateKey key
                                ? new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(key, null)
                                : object);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    X509Certificate authority() {
        return ca;
    }

    private void writeStore(Path file, PrivateKey key, X509Certificate certificate) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (key == null) {
                store.setCertificateEntry("ca", ca);
            } else {
                store.setKeyEntry("key", key, PASSWORD.toCharArray(), new Certificate[] {certificate, ca});
            }
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String subject, KeyPair pair, String issuer, boolean isCa, Duration validity) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(serial == null ? 1 : serial.incrementAndGet()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(validity)),
                new X500Name(subject),
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isCa));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(caKey.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
