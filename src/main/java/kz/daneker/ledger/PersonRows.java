package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import kz.daneker.store.Sql;

/** How the keys of people lie in the tables that look people up. */
final class PersonRows {
    private PersonRows() {}

    /** The values worth looking up: a birthday alone recognises nobody. */
    static Object[] recognising(Set<PersonKey> person) {
        return person.stream()
                .filter(key -> key.kind() != PersonKey.Kind.BORN)
                .map(PersonKey::value)
                .distinct()
                .toArray();
    }

    /** E.g. {@code ?,?,?}. */
    static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    static Set<PersonKey> of(Connection connection, String table, String column, UUID id) throws SQLException {
        return new LinkedHashSet<>(Sql.list(
                connection,
                "select kind, person from " + table + " where " + column + " = ?",
                row -> new PersonKey(PersonKey.Kind.valueOf(row.getString(1)), row.getString(2)),
                id));
    }
}
