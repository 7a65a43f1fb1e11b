package kz.daneker.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.BrokenMatrix;
import kz.daneker.consent.ChangeSigners;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.trust.TrustStore;
import org.jspecify.annotations.Nullable;

/**
 * Every matrix this database ever decided by, each following the one before it by a change that two agencies signed.
 *
 * <p>Reading checks all of it again: who may write rows still cannot put a rule in force.
 */
public final class RulesHistory {
    /** How far past the stated time may lie when the change is handed in. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** After this every gateway on the database has looked again, so that all change at one instant. */
    static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(2);

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final RulesLedger ledger = new RulesLedger();
    private final TwoSigners signers;
    private final AgencyRegister agencies;
    private final boolean firstIsSigned;

    /**
     * The history as this site checks it.
     *
     * @param firstIsSigned whether the first matrix too needs two signatures: always in production
     */
    public RulesHistory(TrustStore trust, AgencyRegister agencies, boolean firstIsSigned) {
        this.signers = new TwoSigners(trust);
        this.agencies = agencies;
        this.firstIsSigned = firstIsSigned;
    }

    /**
     * Everything recorded, oldest first.
     *
     * @throws BrokenHistory where any of it does not hold
     */
    public List<RuleVersion> read(Connection connection) throws SQLException {
        return read(connection, List.of());
    }

    /** The same, where the beginning was read before. */
    List<RuleVersion> read(Connection connection, List<RuleVersion> known) throws SQLException {
        List<RuleVersion> all = new ArrayList<>(known);
        if (ledger.count(connection) < known.size()) {
            throw broken("fewer versions than before");
        }
        for (RulesLedger.Row row : ledger.from(connection, known.size())) {
            if (row.number() != all.size()) {
                throw broken("a gap before version " + row.number());
            }
            try {
                all.add(version(row, last(all)));
            } catch (Refusal | BrokenMatrix e) {
                throw broken("version " + row.number() + ", which does not hold");
            }
        }
        return all;
    }

    /**
     * Records the first matrix of a database; does nothing where another gateway did meanwhile.
     *
     * @param change signed by two where the site asks for it
     * @throws Refusal as {@link #append}
     */
    public void begin(Connection connection, SharingMatrix matrix, @Nullable SignedChange change, Instant now)
            throws SQLException {
        RulesLedger.Row row = new RulesLedger.Row(0, matrix.text(), now.truncatedTo(ChronoUnit.MILLIS), change);
        version(row, Optional.empty());
        ledger.add(connection, row);
    }

    /**
     * Records a matrix that follows the last one.
     *
     * @param now when it is handed in
     * @return the version, in force from its stated time on
     * @throws Refusal {@code MATRIX_DIGEST} if the change is about another file, {@code MATRIX_CHAIN} if it follows
     *     another matrix than the last, {@code MATRIX_SIGNERS} and others as {@link TwoSigners#approve},
     *     {@code MATRIX_TIME} for a time past, too far ahead or not after the former change's
     */
    public RuleVersion append(Connection connection, SharingMatrix matrix, SignedChange change, Instant now)
            throws SQLException {
        List<RuleVersion> all = read(connection);
        if (all.isEmpty()) {
            throw new Refusal(RefusalCode.MATRIX_CHAIN, "/previous");
        }
        RulesLedger.Row row =
                new RulesLedger.Row(all.size(), matrix.text(), now.truncatedTo(ChronoUnit.MILLIS), change);
        RuleVersion version = version(row, last(all));
        if (!ledger.add(connection, row)) {
            throw new Refusal(RefusalCode.MATRIX_CHAIN, "/previous");
        }
        return version;
    }

    private RuleVersion version(RulesLedger.Row row, Optional<RuleVersion> former) {
        SharingMatrix matrix = SharingMatrix.of("the matrix", row.matrix(), agencies);
        SignedChange signed = row.change();
        if (signed == null) {
            if (former.isPresent() || firstIsSigned) {
                throw new Refusal(RefusalCode.MATRIX_SIGNERS);
            }
            return new RuleVersion(0, matrix, row.recordedAt(), row.recordedAt(), null, List.of());
        }
        MatrixChange change = signed.change();
        if (!change.matrix().value().equals(matrix.digest())
                || !change.version().equals(matrix.version())) {
            throw new Refusal(RefusalCode.MATRIX_DIGEST, "/matrix");
        }
        follows(change, former);
        List<AgencyId> by = signers.approve(
                signed, mayChange(former.map(RuleVersion::matrix).orElse(matrix)), row.recordedAt());
        mayChange(matrix);
        Instant from = inForceFrom(change, row.recordedAt(), former);
        return new RuleVersion(row.number(), matrix, from, row.recordedAt(), change, by);
    }

    private static void follows(MatrixChange change, Optional<RuleVersion> former) {
        String before = former.map(version -> version.matrix().digest()).orElse("");
        String stated = change.previous() == null ? "" : change.previous().value();
        if (!stated.equals(before) || change.matrix().value().equals(before)) {
            throw new Refusal(RefusalCode.MATRIX_CHAIN, "/previous");
        }
    }

    /** A matrix nobody may change would be the last: it is no more accepted than a change by nobody. */
    private static ChangeSigners mayChange(SharingMatrix matrix) {
        return matrix.changeSigners().orElseThrow(() -> new Refusal(RefusalCode.MATRIX_SIGNERS));
    }

    private static Instant inForceFrom(MatrixChange change, Instant recordedAt, Optional<RuleVersion> former) {
        Instant stated = change.from().toInstant();
        boolean past = stated.isBefore(recordedAt.minus(TOLERANCE));
        boolean far = stated.isAfter(recordedAt.plus(FARTHEST));
        boolean backwards = former.isPresent() && !stated.isAfter(former.get().inForceFrom());
        if (past || far || backwards) {
            throw new Refusal(RefusalCode.MATRIX_TIME, "/from");
        }
        Instant known = recordedAt.plus(KNOWN_EVERYWHERE);
        return stated.isBefore(known) ? known : stated;
    }

    private static Optional<RuleVersion> last(List<RuleVersion> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static BrokenHistory broken(String found) {
        return new BrokenHistory(
                "the history of rules in the database must lead from the first matrix to the last, each signed by two",
                found,
                "restore the database, or the certificates its signers had");
    }
}
