package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.PersonEvent;
import kz.daneker.store.Sql;

/** The rows of what happened to people: found by pseudonyms of a person, never listed. */
public final class PersonEventLedger {
    private static final String COLUMNS =
            "id, author, event_id, digest, kind, standing, received_at, changed_at, receipt";

    /** @param content what it says, sealed; {@code signed} as its author signed it, sealed */
    boolean add(Connection connection, StoredPersonEvent event, byte[] content, byte[] signed) throws SQLException {
        return Sql.update(
                        connection,
                        "insert into person_event (" + COLUMNS + ", content, signed) values (?,?,?,?,?,?,?,?,?,?,?)"
                                + " on conflict (author, event_id) do nothing",
                        event.id(),
                        event.author(),
                        event.eventId(),
                        event.digest(),
                        event.kind(),
                        event.standing() ? 1 : 0,
                        event.receivedAt(),
                        event.changedAt(),
                        event.receipt(),
                        content,
                        signed)
                == 1;
    }

    void isAbout(Connection connection, UUID id, int side, Set<PersonKey> person) throws SQLException {
        for (PersonKey key : person) {
            Sql.update(
                    connection,
                    "insert into person_event_person (event_id, side, kind, person) values (?,?,?,?)",
                    id,
                    side,
                    key.kind(),
                    key.value());
        }
    }

    /** The event this agency reported under this name, if any. */
    public Optional<StoredPersonEvent> find(Connection connection, AgencyId author, UUID eventId) throws SQLException {
        return Sql.one(
                connection,
                "select " + COLUMNS + " from person_event where author = ? and event_id = ?",
                PersonEventLedger::row,
                author,
                eventId);
    }

    /** Takes an event back; false if that was done before, also by another node. */
    public boolean revoke(Connection connection, UUID id, Instant at) throws SQLException {
        return Sql.update(
                        connection,
                        "update person_event set standing = 0, changed_at = ? where id = ? and standing = 1",
                        at,
                        id)
                == 1;
    }

    /** What the records an event is about are recognised by: one, two for a merge, none for a revocation. */
    public List<Set<PersonKey>> sides(Connection connection, UUID id) throws SQLException {
        Map<Integer, Set<PersonKey>> sides = new LinkedHashMap<>();
        Sql.list(
                        connection,
                        "select side, kind, person from person_event_person where event_id = ? order by side",
                        row -> new OnSide(
                                row.getInt(1),
                                new PersonKey(PersonKey.Kind.valueOf(row.getString(2)), row.getString(3))),
                        id)
                .forEach(key -> sides.computeIfAbsent(key.side(), any -> new LinkedHashSet<>())
                        .add(key.key()));
        return List.copyOf(sides.values());
    }

    private record OnSide(int side, PersonKey key) {}

    /** The person with every record merged into theirs, however far around, and what happened to any of them. */
    public KnownPerson known(Connection connection, Set<PersonKey> person) throws SQLException {
        Set<Set<PersonKey>> records = new LinkedHashSet<>();
        Map<UUID, StoredPersonEvent> events = new LinkedHashMap<>();
        Deque<Set<PersonKey>> open = new ArrayDeque<>(List.of(person));
        while (!open.isEmpty()) {
            Set<PersonKey> record = open.remove();
            if (records.add(record)) {
                for (StoredPersonEvent event : candidates(connection, record)) {
                    List<Set<PersonKey>> sides = sides(connection, event.id());
                    if (sides.stream().anyMatch(side -> PersonKey.same(side, record))) {
                        events.put(event.id(), event);
                        if (event.standing() && event.kind() == PersonEvent.Kind.MERGE) {
                            open.addAll(sides);
                        }
                    }
                }
            }
        }
        return new KnownPerson(List.copyOf(records), events);
    }

    private static List<StoredPersonEvent> candidates(Connection connection, Set<PersonKey> record)
            throws SQLException {
        Object[] values = PersonRows.recognising(record);
        String ofPerson = " from person_event_person where person in (" + PersonRows.marks(values.length) + ")";
        // asked some six times for each referral, and nothing ever happened to nearly everybody
        if (values.length == 0
                || Sql.one(connection, "select 1" + ofPerson + " limit 1", row -> row.getInt(1), values)
                        .isEmpty()) {
            return List.of();
        }
        return Sql.list(
                connection,
                "select " + COLUMNS + " from person_event where id in (select event_id" + ofPerson
                        + ") order by received_at, id",
                PersonEventLedger::row,
                values);
    }

    Optional<byte[]> sealedContent(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, "select content from person_event where id = ?", row -> row.getBytes(1), id);
    }

    private static StoredPersonEvent row(ResultSet row) throws SQLException {
        return new StoredPersonEvent(
                UUID.fromString(row.getString(1)),
                new AgencyId(row.getString(2)),
                UUID.fromString(row.getString(3)),
                row.getString(4),
                PersonEvent.Kind.valueOf(row.getString(5)),
                row.getInt(6) == 1,
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(9));
    }
}
