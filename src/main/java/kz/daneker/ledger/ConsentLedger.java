package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Dialect;
import kz.daneker.store.Sql;

/** The rows of registered consents: one per (collector, its name for it), ended at most once. */
public final class ConsentLedger {
    private static final String COLUMNS = "id, collector, consent_id, digest, version, replaces, state, state_at,"
            + " received_at, expires_at, receipt";

    private final Rows<StoredConsent> rows;
    private final Clock clock;

    public ConsentLedger(Dialect dialect, Clock clock) {
        this.rows = new Rows<>("consent", COLUMNS, dialect, ConsentLedger::row);
        this.clock = clock;
    }

    /** @param sheet what it says, sealed; {@code signed} as the collector signed it, sealed */
    boolean add(Connection connection, StoredConsent consent, byte[] sheet, byte[] signed) throws SQLException {
        return Sql.update(
                        connection,
                        "insert into consent (" + COLUMNS + ", sheet, signed) values (?,?,?,?,?,?,?,?,?,?,?,?,?)"
                                + " on conflict (collector, consent_id) do nothing",
                        consent.id(),
                        consent.collector(),
                        consent.consentId(),
                        consent.digest(),
                        consent.version(),
                        consent.replaces(),
                        consent.state(),
                        consent.stateAt(),
                        consent.receivedAt(),
                        consent.expiresAt(),
                        consent.receipt(),
                        sheet,
                        signed)
                == 1;
    }

    /** The consent this agency registered under this name, if any. */
    public Optional<StoredConsent> find(Connection connection, AgencyId collector, UUID consentId) throws SQLException {
        return rows.one(connection, "collector = ? and consent_id = ?", collector, consentId);
    }

    public Optional<StoredConsent> find(Connection connection, UUID id) throws SQLException {
        return rows.one(connection, "id = ?", id);
    }

    /** The consent, kept from changing under the caller until its commit. */
    public Optional<StoredConsent> lock(Connection connection, UUID id) throws SQLException {
        return rows.lock(connection, id);
    }

    /** The consent that took this one's place. */
    public Optional<StoredConsent> successor(Connection connection, UUID id) throws SQLException {
        return rows.one(connection, "replaces = ?", id);
    }

    /** What an agency collected, newest first. */
    public List<StoredConsent> collectedBy(Connection connection, AgencyId collector, int atMost) throws SQLException {
        return rows.list(connection, "collector = ? order by received_at desc, id limit " + atMost, collector);
    }

    /**
     * Every consent of a person, whoever collected it, oldest first, kept from changing until the caller's commit: a
     * withdrawal comes wholly before what the caller does, or wholly after it.
     *
     * @param records what each record of the person is recognised by
     */
    public List<StoredConsent> lockAllOf(Connection connection, Collection<Set<PersonKey>> records)
            throws SQLException {
        return allOf(connection, records, rows::lockAll);
    }

    /** Every consent of a person, whoever collected it, oldest first. */
    public List<StoredConsent> allOf(Connection connection, Set<PersonKey> person) throws SQLException {
        return allOf(connection, List.of(person), rows::list);
    }

    /** One way of reading rows, {@link Rows#list} or {@link Rows#lockAll}. */
    private interface Reading {
        List<StoredConsent> rows(Connection connection, String where, Object... parameters) throws SQLException;
    }

    /** In one question, so that everybody locks in the same order. */
    private List<StoredConsent> allOf(Connection connection, Collection<Set<PersonKey>> records, Reading reading)
            throws SQLException {
        Object[] values =
                PersonRows.recognising(records.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        if (values.length == 0) {
            return List.of();
        }
        List<StoredConsent> candidates = reading.rows(
                connection,
                "id in (select consent_id from consent_person where person in (" + PersonRows.marks(values.length)
                        + ")) order by received_at, id",
                values);
        Set<UUID> same = new LinkedHashSet<>();
        for (StoredConsent candidate : candidates) {
            Set<PersonKey> of = personOf(connection, candidate.id());
            if (records.stream().anyMatch(record -> PersonKey.same(of, record))) {
                same.add(candidate.id());
            }
        }
        return candidates.stream().filter(one -> same.contains(one.id())).toList();
    }

    /** Whether a consent is about this person. */
    public boolean isAbout(Connection connection, UUID id, Set<PersonKey> person) throws SQLException {
        return PersonKey.same(PersonRows.of(connection, "consent_person", "consent_id", id), person);
    }

    /** What a consent's person is recognised by. */
    public Set<PersonKey> personOf(Connection connection, UUID id) throws SQLException {
        return PersonRows.of(connection, "consent_person", "consent_id", id);
    }

    /**
     * Ends an active consent.
     *
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if it has ended already, also when another node was first
     */
    public void end(Connection connection, StoredConsent consent, ConsentState end) throws SQLException {
        int ended = Sql.update(
                connection,
                "update consent set state = ?, state_at = ? where id = ? and state = ?",
                end,
                clock.instant(),
                consent.id(),
                ConsentState.ACTIVE);
        if (ended == 0) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }

    Optional<byte[]> sealedSheet(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, "select sheet from consent where id = ?", row -> row.getBytes(1), id);
    }

    Optional<byte[]> sealedOriginal(Connection connection, UUID id) throws SQLException {
        return Sql.one(connection, "select signed from consent where id = ?", row -> row.getBytes(1), id);
    }

    void eraseSealed(Connection connection, UUID id) throws SQLException {
        Sql.update(connection, "update consent set sheet = null, signed = null where id = ?", id);
        Sql.update(connection, "delete from consent_person where consent_id = ?", id);
    }

    private static StoredConsent row(ResultSet row) throws SQLException {
        String replaces = row.getString(6);
        return new StoredConsent(
                UUID.fromString(row.getString(1)),
                new AgencyId(row.getString(2)),
                UUID.fromString(row.getString(3)),
                row.getString(4),
                row.getInt(5),
                replaces == null ? null : UUID.fromString(replaces),
                ConsentState.valueOf(row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getString(11));
    }
}
