package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.store.Dialect;
import kz.daneker.store.Sql;

/** The rows of one table, always read by the same columns. */
final class Rows<T> {
    private final String select;
    private final Dialect dialect;
    private final Sql.Row<T> row;

    /** @param row reads the columns in the order they are named */
    Rows(String table, String columns, Dialect dialect, Sql.Row<T> row) {
        this.select = "select " + columns + " from " + table + " where ";
        this.dialect = dialect;
        this.row = row;
    }

    Optional<T> one(Connection connection, String where, Object... parameters) throws SQLException {
        return Sql.one(connection, select + where, row, parameters);
    }

    List<T> list(Connection connection, String where, Object... parameters) throws SQLException {
        return Sql.list(connection, select + where, row, parameters);
    }

    /** All that fit, kept from changing under the caller until its commit. */
    List<T> lockAll(Connection connection, String where, Object... parameters) throws SQLException {
        return Sql.list(connection, select + where + dialect.forUpdate(), row, parameters);
    }

    /** The row of this id, kept from changing under the caller until its commit. */
    Optional<T> lock(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, select + "id = ?" + dialect.forUpdate(), row, id);
    }
}
