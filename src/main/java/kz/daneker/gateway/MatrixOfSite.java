package kz.daneker.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.refusal.Refusal;
import kz.daneker.rules.BrokenHistory;
import kz.daneker.rules.ChangeFiles;
import kz.daneker.rules.RuleVersion;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.RulesInForce;
import kz.daneker.rules.SignedChange;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;

/**
 * The matrix in {@code config/} and the one the history says is in force: the same, or the gateway does not start.
 *
 * <p>A site keeps the next matrix as {@code sharing-matrix-NAME.yaml} beside the present one until its hour has come;
 * which of the files counts is for the history to say, not for the site.
 */
final class MatrixOfSite {
    private static final String FIRST = "sharing-matrix.yaml";

    private final Path config;
    private final MatrixSeal seal;
    private final AgencyRegister agencies;
    private final boolean production;
    private final Clock clock;

    MatrixOfSite(Path config, MatrixSeal seal, AgencyRegister agencies, boolean production, Clock clock) {
        this.config = config;
        this.seal = seal;
        this.agencies = agencies;
        this.production = production;
        this.clock = clock;
    }

    /**
     * Records the site's matrix in a database that has none yet, else finds the one in force among the site's files.
     *
     * @throws BrokenHistory if it is not there, or where the first of a production site lacks its two signatures
     * @throws kz.daneker.consent.BrokenMatrix if a file breaks a rule or its seal
     */
    void agree(Database database, RulesHistory history) {
        List<RuleVersion> versions = database.read(history::read);
        Path first = config.resolve(FIRST);
        if (versions.isEmpty()) {
            begin(database, history, SharingMatrix.load(first, seal, agencies), change(first));
            return;
        }
        RuleVersion inForce = RulesInForce.inForce(versions, clock.instant());
        for (Path file : files()) {
            boolean sealed = file.equals(first) && inForce.number() == 0;
            SharingMatrix matrix = SharingMatrix.load(file, sealed ? seal : MatrixSeal.NOT_REQUIRED, agencies);
            if (matrix.digest().equals(inForce.matrix().digest())) {
                return;
            }
        }
        throw new BrokenHistory(
                "config/ must hold the sharing matrix in force, version "
                        + inForce.matrix().version(),
                "another",
                "put that file there as it was signed, or change the rules by 'daneker matrix sign' and 'apply'");
    }

    private void begin(Database database, RulesHistory history, SharingMatrix matrix, @Nullable SignedChange change) {
        Instant now = clock.instant();
        try {
            database.write(connection -> {
                history.begin(connection, matrix, change, now);
                return Boolean.TRUE;
            });
        } catch (Refusal refusal) {
            throw new BrokenHistory(
                    "the first sharing matrix of a production site must be signed by its owner and one agency more",
                    refusal.code().name(),
                    "sign it with 'daneker matrix sign --first' as both");
        }
    }

    /** In development the first matrix needs nobody's word. */
    private @Nullable SignedChange change(Path matrix) {
        try {
            return production ? new ChangeFiles(matrix).read().orElse(null) : null;
        } catch (IOException | Refusal e) {
            return null;
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(config)) {
            return files.filter(file -> file.getFileName().toString().matches("sharing-matrix(-[\\w.-]+)?\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenHistory("config/ must be readable", e.getClass().getSimpleName(), "check the folder");
        }
    }
}
