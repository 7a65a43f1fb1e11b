package kz.daneker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KeptStatementsTest {
    private static final String ADD = "insert into note (id, text) values (?, ?)";
    private static final String ALL = "select id, text from note order by id";

    private final List<String> compiled = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = new KeptStatements(counting("jdbc:sqlite:" + folder.resolve("notes.db"))).getConnection();
        Sql.update(connection, "create table note (id int primary key, text text)");
        compiled.clear();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private DelegatingDataSource counting(String url) {
        return new DelegatingDataSource(new DriverManagerDataSource(url)) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection real = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                compiled.add((String) arguments[0]);
                            }
                            return method.invoke(real, arguments);
                        });
            }
        };
    }

    private List<String> texts() throws SQLException {
        return Sql.list(connection, ALL, row -> String.valueOf(row.getString(2)));
    }

    @Test
    void compiles_aStatementOnce() throws SQLException {
        for (int id = 1; id <= 3; id++) {
            Sql.update(connection, ADD, id, "note " + id);
            assertThat(texts()).hasSize(id);
        }
        assertThat(compiled).containsExactly(ADD, ALL);
    }

    @Test
    void keeps_whatCameLast_whenManyWereUsedOnce() throws SQLException {
        for (int number = 0; number < 300; number++) {
            Sql.update(connection, "delete from note where id = " + number);
        }
        Sql.update(connection, ADD, 1, "a");
        Sql.update(connection, ADD, 2, "b");
        assertThat(compiled.stream().filter(ADD::equals)).hasSize(1);
    }

    @Test
    void compilesAgain_whatIsInUseAlready() throws SQLException {
        Sql.update(connection, ADD, 1, "a");
        Sql.update(connection, ADD, 2, "b");
        compiled.clear();

        List<List<String>> nested = Sql.list(connection, ALL, row -> texts());

        assertThat(nested).containsExactly(List.of("a", "b"), List.of("a", "b"));
        assertThat(compiled).containsExactly(ALL, ALL);
    }

    @Test
    void remembers_noValue() throws SQLException {
        Sql.update(connection, ADD, 1, "what one caller wrote");
        try (PreparedStatement next = connection.prepareStatement(ADD)) {
            next.setInt(1, 2);
            next.executeUpdate();
        }
        assertThat(texts()).containsExactly("what one caller wrote", "null");
    }

    @Test
    void keeps_noStatementThatFailed() throws SQLException {
        Sql.update(connection, ADD, 1, "a");
        assertThatThrownBy(() -> Sql.update(connection, ADD, 1, "again")).isInstanceOf(SQLException.class);
        assertThat(compiled).containsExactly(ADD);

        Sql.update(connection, ADD, 2, "b");
        assertThat(compiled).containsExactly(ADD, ADD);
        assertThat(texts()).containsExactly("a", "b");
    }

    @Test
    void refuses_workOnAStatementGivenBack() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(ALL);
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isFalse();
        }
        statement.close();
        statement.close();
        assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
        assertThat(texts()).isEmpty();
    }
}
