package kz.daneker.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.signing.Digest;

/**
 * Whom a site believes the time: the roots above time-stamp authorities, {@code certs/tsa/*.pem}. They are apart from
 * {@code certs/trust}, so that no CA of agencies can vouch for a time, nor the other way round.
 */
public final class TimeStampRoots {
    private final List<X509Certificate> roots;

    private TimeStampRoots(List<X509Certificate> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * Reads a folder of PEM files, or one such file; a folder that is not there trusts nobody.
     *
     * @throws TrustProblem if a file cannot be read or holds a certificate that is no CA's
     */
    public static TimeStampRoots load(Path folderOrFile) {
        List<X509Certificate> read = new ArrayList<>();
        try {
            for (Path file : files(folderOrFile)) {
                try (InputStream in = Files.newInputStream(file)) {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .forEach(each -> read.add((X509Certificate) each));
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new TrustProblem("certs/tsa must hold readable certificates in PEM form", e);
        }
        if (read.stream().anyMatch(each -> each.getBasicConstraints() < 0)) {
            throw new TrustProblem("certs/tsa must hold CA certificates only, found one without the CA constraint");
        }
        return new TimeStampRoots(read);
    }

    /**
     * Checks that a time-stamp is over these bytes, by an authority below these roots; needs no network.
     *
     * @param imprint SHA-256 of what was stamped
     * @throws TimeStampRefused naming the first thing that does not hold
     */
    public VerifiedTimeStamp verify(TimeStamp stamp, Digest imprint) {
        return new TimeStampCheck(stamp.token(), roots).over(imprint);
    }

    /**
     * Passes if these may be believed in production.
     *
     * @throws TrustProblem if one of them was made for development
     */
    public void refuseDevelopment() {
        DevelopmentKeys.refuse(roots);
    }

    private static List<Path> files(Path folderOrFile) throws IOException {
        if (!Files.isDirectory(folderOrFile)) {
            return Stream.of(folderOrFile).filter(Files::exists).toList();
        }
        try (Stream<Path> all = Files.list(folderOrFile)) {
            return all.filter(file -> file.toString().endsWith(".pem")).sorted().toList();
        }
    }
}
