package kz.daneker.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.store.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of the history of rules; they are only ever added. */
final class RulesLedger {
    /**
     * One version as it was handed in; nothing of it is trusted before {@link RulesHistory} checked it.
     *
     * @param matrix the file's text
     * @param change null where a development site began by itself
     */
    record Row(
            long number,
            String matrix,
            Instant recordedAt,
            @Nullable SignedChange change) {}

    private record Head(
            long number,
            String matrix,
            Instant recordedAt,
            @Nullable String statement) {}

    /** How many versions there are. */
    long count(Connection connection) throws SQLException {
        return Sql.one(connection, "select count(*) from rule_version", row -> row.getLong(1))
                .orElse(0L);
    }

    /** Versions in their order, from this number on. */
    List<Row> from(Connection connection, long number) throws SQLException {
        List<Row> rows = new ArrayList<>();
        List<Head> heads = Sql.list(
                connection,
                "select number, matrix, recorded_at, statement from rule_version where number >= ? order by number",
                row -> new Head(
                        row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4)),
                number);
        for (Head head : heads) {
            SignedChange change =
                    head.statement() == null ? null : new SignedChange(head.statement(), signatures(connection, head));
            rows.add(new Row(head.number(), head.matrix(), head.recordedAt(), change));
        }
        return rows;
    }

    private static List<SignedChange.Signature> signatures(Connection connection, Head head) throws SQLException {
        return Sql.list(
                connection,
                "select agency, jws from rule_signature where number = ? order by agency",
                row -> new SignedChange.Signature(new AgencyId(row.getString(1)), row.getString(2)),
                head.number());
    }

    /** Adds a version; false where another was quicker and has its number. */
    boolean add(Connection connection, Row row) throws SQLException {
        SignedChange change = row.change();
        int added = Sql.update(
                connection,
                "insert into rule_version (number, matrix, recorded_at, statement) values (?,?,?,?)"
                        + " on conflict (number) do nothing",
                row.number(),
                row.matrix(),
                row.recordedAt(),
                change == null ? null : change.statement());
        if (added == 1 && change != null) {
            for (SignedChange.Signature signature : change.signatures()) {
                Sql.update(
                        connection,
                        "insert into rule_signature (number, agency, jws) values (?,?,?)",
                        row.number(),
                        signature.agency(),
                        signature.jws());
            }
        }
        return added == 1;
    }
}
