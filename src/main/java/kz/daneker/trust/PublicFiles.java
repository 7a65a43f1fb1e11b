package kz.daneker.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The public side of a development site's keys: roots, revocation lists and bundles of certificates. */
final class PublicFiles {
    private final DevelopmentCa ca;
    private final Instant now;

    PublicFiles(DevelopmentCa ca, Instant now) {
        this.ca = ca;
        this.now = now;
    }

    /** Writes the CAs, and lists that revoke nobody unless lists still in force are there already. */
    void writeTrust(Path folder) throws IOException {
        SecretFiles.folder(folder);
        replace(folder.resolve("root.pem"), Pem.certificate(ca.root().certificate()));
        replace(folder.resolve("issuing.pem"), Pem.certificate(ca.issuing().certificate()));
        renew(folder.resolve("root.crl"), false);
        renew(folder.resolve("issuing.crl"), true);
    }

    /** Writes whom the site believes the time. */
    void writeTimeStampRoot(Path folder) throws IOException {
        SecretFiles.folder(folder);
        replace(folder.resolve("root.pem"), Pem.certificate(ca.root().certificate()));
    }

    static void writeBundle(Path file, List<OwnKey> keys) throws IOException {
        if (Files.exists(file)) {
            return; // may carry revocations entered since
        }
        SecretFiles.folderOf(file);
        SecretFiles.write(
                file,
                keys.stream()
                        .map(key -> PemBundle.block(key.kid(), key.certificate()))
                        .collect(Collectors.joining("\n")));
    }

    private static void replace(Path file, String content) throws IOException {
        if (!Files.exists(file)
                || !Files.readString(file, StandardCharsets.UTF_8).equals(content)) {
            SecretFiles.write(file, content);
        }
    }

    /** Signs an outdated list again, with the entries it had. */
    private void renew(Path file, boolean byIssuing) throws IOException {
        List<CaSigner.Revoked> entries = List.of();
        if (Files.exists(file)) {
            X509CRL former = read(file);
            if (former.getNextUpdate().toInstant().isAfter(now)) {
                return;
            }
            entries = CaSigner.Revoked.entriesOf(former);
        }
        X509CRL list = byIssuing ? ca.revocationList(entries, now) : ca.rootRevocationList(now);
        SecretFiles.write(file, Pem.revocationList(list));
    }

    private static X509CRL read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (GeneralSecurityException e) {
            throw new TrustProblem(
                    file.getFileName() + " must be a revocation list; delete it to have it made anew", e);
        }
    }
}
