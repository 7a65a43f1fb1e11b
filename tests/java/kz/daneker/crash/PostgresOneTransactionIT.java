package kz.daneker.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import kz.daneker.processes.OwnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresOneTransactionIT extends OneTransactionContract {
    private OwnPostgres postgres;

    @BeforeEach
    void start() {
        postgres = new OwnPostgres(data);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Override
    Map<String, String> engine() {
        return Map.of("store.url", postgres.url(), "store.user", "postgres", "store.password", "postgres");
    }

    @Override
    Connection connect() throws SQLException {
        return to(postgres.url(), "postgres", "postgres");
    }

    @Override
    void forbid(Statement statement, String table, long rows) throws SQLException {
        statement.execute("create or replace function forbidden() returns trigger language plpgsql as $$ begin if"
                + " (select count(*) from " + table + ") >= " + rows
                + " then raise exception 'forbidden'; end if; return new; end $$");
        statement.execute(
                "create trigger forbidden before insert on " + table + " for each row execute function forbidden()");
    }

    @Override
    void allow(Statement statement, String table) throws SQLException {
        statement.execute("drop trigger forbidden on " + table);
    }
}
