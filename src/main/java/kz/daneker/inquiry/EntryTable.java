package kz.daneker.inquiry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Leaf;
import kz.daneker.store.Sql;

/** The rows officers search. */
final class EntryTable {
    private static final String COLUMNS = "idx, at, event, actor, ref, policy, outcome";

    private EntryTable() {}

    /** The place the next entry belongs to. */
    static long next(Connection connection) throws SQLException {
        return Sql.one(connection, "select max(idx) from audit_entry", row -> row.getLong(1) + (row.wasNull() ? 0 : 1))
                .orElse(0L);
    }

    /** Takes up numbered leaves from a place on; another gateway may have been quicker, with the same. */
    static int take(Connection connection, long from, int most) throws SQLException {
        String select = "select idx, leaf from audit_leaf where idx >= ? and idx < ? order by idx";
        String insert = "insert into audit_entry (" + COLUMNS + ", commitment) values (?,?,?,?,?,?,?,?)"
                + " on conflict (idx) do nothing";
        int taken = 0;
        try (PreparedStatement leaves = connection.prepareStatement(select);
                PreparedStatement entries = connection.prepareStatement(insert)) {
            leaves.setLong(1, from);
            leaves.setLong(2, from + most);
            try (ResultSet rows = leaves.executeQuery()) {
                while (rows.next()) {
                    add(entries, rows.getLong(1), Leaf.parse(rows.getBytes(2)));
                    taken++;
                }
            }
            if (taken > 0) {
                entries.executeBatch();
            }
        }
        return taken;
    }

    private static void add(PreparedStatement insert, long index, Leaf leaf) throws SQLException {
        insert.setLong(1, index);
        insert.setLong(2, leaf.at());
        insert.setString(3, leaf.event().name());
        insert.setString(4, leaf.actor());
        insert.setString(5, leaf.ref());
        insert.setString(6, leaf.policy());
        insert.setString(7, leaf.outcome());
        insert.setString(8, leaf.commitment());
        insert.addBatch();
    }

    static EntryPage page(Connection connection, EntryFilter filter, int most) throws SQLException {
        List<Object> parameters = new ArrayList<>(filter.parameters());
        parameters.add(most + 1);
        List<Entry> found = Sql.list(
                connection,
                "select " + COLUMNS + " from audit_entry" + filter.where() + " order by at desc, idx desc limit ?",
                EntryTable::entry,
                parameters.toArray());
        if (found.size() <= most) {
            return new EntryPage(found, Optional.empty());
        }
        Entry last = found.get(most - 1);
        return new EntryPage(found.subList(0, most), Optional.of(new EntryMark(last.at(), last.index())));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                AuditEvent.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
