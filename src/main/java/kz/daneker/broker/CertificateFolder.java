package kz.daneker.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * The register of a broker that runs without the gateway: one PEM file per agency, named after it, e.g.
 * {@code clinic-47-001.pem}.
 *
 * <p>A file may hold two certificates while one is being replaced. The folder is read afresh at every question, so
 * removing a file shuts its agency out at once.
 */
final class CertificateFolder implements BrokerRegister {
    private static final String SUFFIX = ".pem";

    private final Path folder;
    private final Clock clock;

    CertificateFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Set<AgencyId> agencies() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> new AgencyId(name.substring(0, name.length() - SUFFIX.length())))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public AgencyId agencyOf(X509Certificate certificate) {
        AgencyId holder = agencies().stream()
                .filter(agency -> PemCertificates.read(folder.resolve(agency.value() + SUFFIX))
                        .contains(certificate))
                .findFirst()
                .orElseThrow(() -> new Refusal(RefusalCode.KEY_UNKNOWN));
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException outdated) {
            throw new Refusal(RefusalCode.CERT_EXPIRED);
        }
        return holder;
    }
}
