package kz.daneker.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * A PKCS#12 file of private keys and the file of its password beside it: {@code keys.p12} and {@code keys.pin}, both
 * mode 600. Entries are named by {@code kid}.
 */
final class KeyFile {
    private static final int PASSWORD_BYTES = 24;

    private final String name;
    private final KeyStore store;
    private final char[] password;

    private KeyFile(String name, KeyStore store, char[] password) {
        this.name = name;
        this.store = store;
        this.password = password;
    }

    /** Writes {@code name.p12} with the keys, and {@code name.pin} with a fresh random password of 192 bits. */
    static void write(Path folder, String name, List<OwnKey> keys, List<NamedSecret> secrets, SecureRandom random)
            throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String pin = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        char[] password = pin.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (OwnKey key : keys) {
                store.setKeyEntry(
                        key.kid(), key.privateKey(), password, key.chain().toArray(Certificate[]::new));
            }
            for (NamedSecret secret : secrets) {
                store.setKeyEntry(secret.kid(), secret.key(), password, null);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            SecretFiles.write(folder.resolve(name + ".pin"), pin + "\n");
            SecretFiles.write(folder.resolve(name + ".p12"), out.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java must be able to write PKCS#12", e);
        }
    }

    /** A secret key and its name. */
    record NamedSecret(String kid, SecretKey key) {}

    /** @throws TrustProblem if a file is missing, open to others, or cannot be opened with its password */
    static KeyFile open(Path folder, String name) {
        Path file = folder.resolve(name + ".p12");
        Path pin = folder.resolve(name + ".pin");
        String where = folder.getFileName() + "/" + name;
        requirePrivate(file, where + ".p12");
        requirePrivate(pin, where + ".pin");
        try (InputStream in = Files.newInputStream(file)) {
            char[] password = Files.readString(pin).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return new KeyFile(where + ".p12", store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new TrustProblem(
                    where + ".p12 must open with the password in the .pin file beside it; restore both from a backup",
                    e);
        }
    }

    /** @throws TrustProblem if there is no such key */
    OwnKey key(String kid) {
        try {
            if (store.getKey(kid, password) instanceof PrivateKey key) {
                List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(kid))
                        .map(X509Certificate.class::cast)
                        .toList();
                return new OwnKey(kid, key, chain);
            }
        } catch (GeneralSecurityException e) {
            throw new TrustProblem(name + " must hold a readable key " + kid, e);
        }
        throw missing(kid);
    }

    /** @throws TrustProblem if there is no such secret */
    SecretKey secret(String kid) {
        try {
            if (store.getKey(kid, password) instanceof SecretKey key) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw new TrustProblem(name + " must hold a readable key " + kid, e);
        }
        throw missing(kid);
    }

    private TrustProblem missing(String kid) {
        return new TrustProblem(
                name + " must hold a key named " + kid + ", found none; restore the file from a backup");
    }

    private static void requirePrivate(Path file, String where) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new TrustProblem(where + " must be there, found no file; restore it from a backup, or delete the "
                        + "data folder of a development site to start anew");
            }
            if (!SecretFiles.isPrivate(file)) {
                throw new TrustProblem(where + " must have mode 600, found it open to others; run chmod 600 on it and "
                        + "consider its keys known");
            }
        } catch (IOException e) {
            throw new TrustProblem(where + " must be readable; check its owner and mode", e);
        }
    }
}
