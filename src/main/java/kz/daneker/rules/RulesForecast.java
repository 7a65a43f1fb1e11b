package kz.daneker.rules;

import java.time.Clock;
import java.time.LocalDate;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.store.Database;

/** What another matrix would have made of the past; changes nothing. */
public final class RulesForecast {
    private final Database database;
    private final AgencyRegister agencies;
    private final Clock clock;
    private final DecisionLedger decisions = new DecisionLedger();

    public RulesForecast(Database database, AgencyRegister agencies, Clock clock) {
        this.database = database;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** A matrix nobody has signed yet, checked as at every start; refuses as {@link SharingMatrix#of}. */
    public SharingMatrix matrix(String text) {
        return SharingMatrix.of("the matrix", text, agencies);
    }

    /** The decisions of the last days once more, under this matrix. */
    public MatrixEffect of(SharingMatrix matrix, int days) {
        LocalDate since = PastDecision.day(clock.instant()).minusDays(days);
        return MatrixEffect.of(database.read(connection -> decisions.since(connection, since)), matrix);
    }
}
