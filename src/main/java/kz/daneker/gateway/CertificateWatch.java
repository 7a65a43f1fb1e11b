package kz.daneker.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.daneker.trust.TrustProblem;
import kz.daneker.trust.TrustStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether a certificate or revocation list came, changed or went, and puts the new register in
 * force without a restart. A folder that cannot be trusted as a whole changes nothing and is said once.
 */
final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final Path folder;
    private final TrustStore trust;
    private final Proceedings proceedings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watch = new Thread(work, "certificate-watch");
        watch.setDaemon(true);
        return watch;
    });
    private String seen;

    /** @param every the pause between two looks */
    CertificateWatch(Path folder, TrustStore trust, Proceedings proceedings, Duration every) {
        this.folder = folder;
        this.trust = trust;
        this.proceedings = proceedings;
        this.seen = state();
        var unused =
                thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        String now = state();
        try {
            if (!now.equals(seen)) {
                trust.reload();
                proceedings.keysChanged();
                seen = now; // only now: a change that could not be recorded is taken up again at the next look
                LOG.info(
                        "certificates were read again: {} keys in force",
                        trust.register().keys().size());
            }
        } catch (TrustProblem problem) {
            seen = now;
            LOG.error("certificates changed but the former ones stay in force: {}", problem.getMessage());
        } catch (RuntimeException e) {
            LOG.error("certificates could not be read again: {}", e.getClass().getSimpleName());
        }
    }

    /** Names, sizes and times of all files: what tells one state of the folder from another. */
    private String state() {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder state = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                state.append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
            return state.toString();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
