package kz.daneker.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.daneker.store.Sql;

/** The counted past: how often which question to the matrix got which answer on a day. */
public final class DecisionLedger {
    private record Counted(PastDecision decision, long times) {}

    /** Adds to the counts. */
    void add(Connection connection, Map<PastDecision, Long> counts) throws SQLException {
        for (Map.Entry<PastDecision, Long> each : counts.entrySet()) {
            PastDecision decision = each.getKey();
            Sql.update(
                    connection,
                    "insert into decision_input (day, digest, matrix, asked, answered, times) values (?,?,?,?,?,?)"
                            + " on conflict (day, digest) do update set times = decision_input.times + excluded.times",
                    decision.day().toEpochDay(),
                    decision.digest(),
                    decision.matrix(),
                    decision.askedText(),
                    decision.answeredText(),
                    each.getValue());
        }
    }

    /** Everything since a day, that day included, oldest first. */
    public Map<PastDecision, Long> since(Connection connection, LocalDate day) throws SQLException {
        List<Counted> rows = Sql.list(
                connection,
                "select day, matrix, asked, answered, times from decision_input where day >= ? order by day, digest",
                row -> new Counted(
                        PastDecision.read(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getLong(5)),
                day.toEpochDay());
        Map<PastDecision, Long> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(row.decision(), row.times(), Long::sum));
        return counts;
    }

    /** Forgets what is older than a day. */
    int forgetBefore(Connection connection, LocalDate day) throws SQLException {
        return Sql.update(connection, "delete from decision_input where day < ?", day.toEpochDay());
    }
}
