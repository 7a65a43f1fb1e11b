package kz.daneker.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

class SqliteOneTransactionIT extends OneTransactionContract {
    @Override
    Map<String, String> engine() {
        return Map.of();
    }

    @Override
    Connection connect() throws SQLException {
        return to("jdbc:sqlite:" + data.resolve("db/daneker.db") + "?busy_timeout=5000", "", "");
    }

    @Override
    void forbid(Statement statement, String table, long rows) throws SQLException {
        statement.execute("create trigger forbidden before insert on " + table + " when (select count(*) from " + table
                + ") >= " + rows + " begin select raise(abort, 'forbidden'); end");
    }

    @Override
    void allow(Statement statement, String table) throws SQLException {
        statement.execute("drop trigger forbidden");
    }
}
