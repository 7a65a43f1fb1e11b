package kz.daneker.store;

import java.sql.SQLException;

/** What {@link Database} throws while its engine is away. */
public final class Outage {
    private Outage() {}

    public static StoreUnavailable now() {
        return (StoreUnavailable) Faults.translate(new SQLException("no engine", "08006"));
    }
}
