package kz.daneker.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The right to number leaves, held by one gateway at a time.
 *
 * <p>It is a row: whoever takes it holds its lock until the commit, and its term (a fencing token) grows with each change
 * of hands, so a gateway that slept through its lease cannot go on as if nothing had happened.
 */
final class Lease {
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final String holder;
    private final Clock clock;

    Lease(UUID holder, Clock clock) {
        this.holder = holder.toString();
        this.clock = clock;
    }

    /** Takes or prolongs the lease in this transaction: its term, or nothing while another gateway holds it. */
    OptionalLong take(Connection c) throws SQLException {
        String sql = "UPDATE audit_lease SET term = CASE WHEN holder = ? THEN term ELSE term + 1 END,"
                + " holder = ?, until_ms = ? WHERE id = 1 AND (holder = ? OR until_ms < ?) RETURNING term";
        long now = clock.millis();
        try (PreparedStatement update = c.prepareStatement(sql)) {
            update.setString(1, holder);
            update.setString(2, holder);
            update.setLong(3, now + LENGTH.toMillis());
            update.setString(4, holder);
            update.setLong(5, now);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Gives the lease back, so that another gateway need not wait for its end; nothing where it is another's. */
    void release(Connection c) throws SQLException {
        try (PreparedStatement update =
                c.prepareStatement("UPDATE audit_lease SET until_ms = 0 WHERE id = 1 AND holder = ?")) {
            update.setString(1, holder);
            update.executeUpdate();
        }
    }
}
