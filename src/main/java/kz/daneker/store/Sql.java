package kz.daneker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain statements with parameters. An {@link Instant} is bound as milliseconds since 1970, bytes and numbers as
 * themselves, an enum by its name, everything else by its {@code toString()}.
 */
public final class Sql {
    private Sql() {}

    /** Reads the columns of the row it is given. */
    @FunctionalInterface
    public interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs one {@code INSERT}, {@code UPDATE} or {@code DELETE} and tells how many rows it touched. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** The first row; empty where there is none or where it reads as null. */
    public static <T> Optional<T> one(
            Connection connection, String sql, Row<? extends @Nullable T> row, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(row.read(rows)) : Optional.empty();
            }
        }
    }

    /** All rows, in the order the statement asks for. */
    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(row.read(rows));
                }
                return read;
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bound(parameters[i]));
        }
    }

    private static @Nullable Object bound(@Nullable Object value) {
        if (value == null || value instanceof byte[] || value instanceof Number) {
            return value;
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        return value instanceof Enum<?> word ? word.name() : value.toString();
    }
}
