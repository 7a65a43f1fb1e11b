package kz.daneker.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.consent.CategoryDecision.Reason;
import kz.daneker.consent.DecisionInput;
import kz.daneker.consent.DecisionInput.Coverage;
import kz.daneker.consent.DecisionOutcome;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of decisions: counts of shapes, for a time, whichever engine keeps them. */
abstract class DecisionLedgerContract {
    private static final Instant NOW = Instant.parse("2026-06-15T20:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-16");
    private static final String MATRIX = RulesSite.FIRST.digest();
    private static final DecisionInput TO_SCHOOL = new DecisionInput(
            ReferralType.SCHOOL_ENROLMENT,
            Purpose.EDUENROL,
            AgencyType.CENTRE,
            AgencyType.SCHOOL,
            Map.of(DataCategory.ID_NAME, Coverage.CONSENT, DataCategory.ADDRESS, Coverage.OWN_TICK),
            false);
    private static final DecisionOutcome WENT = new DecisionOutcome(
            null, "R01", Map.of(DataCategory.ID_NAME, Reason.RELEASED, DataCategory.ADDRESS, Reason.RELEASED));

    private final DecisionLedger ledger = new DecisionLedger();
    private Database database;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(connection -> Sql.update(connection, "delete from decision_input"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DecisionTally tally(Duration kept) {
        return new DecisionTally(database, kept, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Map<PastDecision, Long> since(LocalDate day) {
        return database.read(connection -> ledger.since(connection, day));
    }

    @Test
    void counts_whatIsAlike_andReadsItBack() {
        try (DecisionTally tally = tally(Duration.ofDays(30))) {
            tally.count(NOW, MATRIX, TO_SCHOOL, WENT);
            tally.count(NOW, MATRIX, TO_SCHOOL, WENT);
            tally.write();
            tally.count(NOW, MATRIX, TO_SCHOOL, WENT);
            tally.count(NOW, MATRIX, TO_SCHOOL, DecisionOutcome.refused(RefusalCode.CONSENT_SCOPE));
        }

        assertThat(since(TODAY))
                .containsOnly(
                        Map.entry(new PastDecision(TODAY, MATRIX, TO_SCHOOL, WENT), 3L),
                        Map.entry(
                                new PastDecision(
                                        TODAY, MATRIX, TO_SCHOOL, DecisionOutcome.refused(RefusalCode.CONSENT_SCOPE)),
                                1L));
        assertThat(since(TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void forgets_whatIsOlderThanItsTime() {
        try (DecisionTally tally = tally(Duration.ofDays(400))) {
            tally.count(NOW.minus(Duration.ofDays(31)), MATRIX, TO_SCHOOL, WENT);
            tally.count(NOW.minus(Duration.ofDays(30)), MATRIX, TO_SCHOOL, WENT);
        }
        try (DecisionTally tally = tally(Duration.ofDays(30))) {
            tally.write();
        }

        assertThat(since(LocalDate.EPOCH)).hasSize(1);
    }

    @Test
    void keeps_noColumnForAPersonOrAReferral() {
        try (DecisionTally tally = tally(Duration.ofDays(30))) {
            tally.count(NOW, MATRIX, TO_SCHOOL, WENT);
        }
        List<String> row = new ArrayList<>();
        database.read(connection -> Sql.list(connection, "select * from decision_input", found -> {
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                row.add(found.getMetaData().getColumnName(i) + " " + found.getString(i));
            }
            return 0;
        }));

        PastDecision kept = new PastDecision(TODAY, MATRIX, TO_SCHOOL, WENT);
        assertThat(row)
                .containsExactly(
                        "day " + TODAY.toEpochDay(),
                        "digest " + kept.digest(),
                        "matrix " + MATRIX,
                        "asked {\"type\":\"SCHOOL_ENROLMENT\",\"purpose\":\"EDUENROL\",\"from\":\"centre\","
                                + "\"to\":\"school\",\"approved\":false,"
                                + "\"categories\":{\"ID_NAME\":\"CONSENT\",\"ADDRESS\":\"OWN_TICK\"}}",
                        "answered {\"rule\":\"R01\","
                                + "\"categories\":{\"ID_NAME\":\"RELEASED\",\"ADDRESS\":\"RELEASED\"}}",
                        "times 1");
    }
}
