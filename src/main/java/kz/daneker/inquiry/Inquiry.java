package kz.daneker.inquiry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Leaf;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;

/**
 * What may be asked of the trail. Whoever asks about records is on the trail itself before the answer is given: {@code as} is the record
 * of who asks, e.g. {@code AuditRecord.of(READ).byOfficer("amber-41")}.
 */
public final class Inquiry {
    /** Records on a page at most. */
    public static final int PAGE = 100;

    private static final int LONGEST_TRACE = 2000;

    private final Database database;
    private final AuditTrail trail;
    private final DecisionReader decisions;

    public Inquiry(Database database, AuditTrail trail, EvidenceSeal seal) {
        this.database = database;
        this.trail = trail;
        this.decisions = new DecisionReader(seal);
    }

    /** The records that are meant, newest first, from where an earlier page ended. */
    public EntryPage search(AuditRecord as, EntryFilter filter, Optional<EntryMark> after) {
        trail.record(database, List.of(as));
        return database.read(connection -> EntryTable.page(connection, filter.after(after), PAGE));
    }

    /** The record at a place in the log, from 0, if there is one. */
    public Optional<Entry> entry(AuditRecord as, long index) {
        trail.record(database, List.of(as));
        return database
                .read(connection ->
                        EntryTable.page(connection, EntryFilter.all().at(index), 1))
                .entries()
                .stream()
                .findFirst();
    }

    /** What the trail calls a referral; each agency knows its own ids only. */
    public String ref(ReferralId referral) {
        return trail.pseudonym(referral);
    }

    /** The pages an officer opened, newest first: whoever asks about themselves sees what was noted. */
    public List<PageReading> readings(String officer) {
        return database.read(connection -> Sql.list(
                connection,
                "select e.idx, e.at, e.ref, k.evidence from audit_entry e"
                        + " join audit_evidence k on k.commitment = e.commitment"
                        + " where e.actor = ? and e.event = ? order by e.at desc, e.idx desc limit " + PAGE,
                row -> new PageReading(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        new String(row.getBytes(4), UTF_8)),
                Leaf.officer(officer),
                AuditEvent.READ));
    }

    /** Everything about one referral; empty lists where the trail knows nothing of it. */
    public ReferralTrace trace(AuditRecord as, String ref) {
        Optional<ReferralId> referral = database.read(connection -> Sql.one(
                connection,
                "select message_id from referral where ref = ?",
                row -> new ReferralId(UUID.fromString(row.getString(1))),
                ref));
        trail.record(database, List.of(referral.map(as::about).orElse(as)));
        return database.read(connection -> {
            List<Entry> newestFirst = EntryTable.page(
                            connection, EntryFilter.all().about(ref), LONGEST_TRACE)
                    .entries();
            List<Entry> entries = newestFirst.stream()
                    .sorted((one, other) -> Long.compare(one.index(), other.index()))
                    .toList();
            List<TracedDecision> decided =
                    referral.isEmpty() ? List.of() : decisions.read(connection, ref, referral.get());
            List<String> subjects = Sql.list(
                    connection,
                    "select distinct p.person from referral r join referral_person p on p.referral_id = r.id"
                            + " where r.ref = ? and p.kind <> 'BORN' order by 1",
                    row -> row.getString(1),
                    ref);
            return new ReferralTrace(ref, entries, decided, subjects);
        });
    }

    /** What waits now; numbers of nobody, so that asking leaves no record. */
    public Waiting waiting() {
        return database.read(connection -> new Waiting(
                count(connection, "select count(*) from outbox where id > ?", 0),
                count(connection, "select count(*) from referral where state = ?", ReferralState.HELD),
                count(connection, "select count(*) from referral where state = ?", ReferralState.SENT),
                count(connection, "select count(*) from recall where answered_at is null and raised_at > ?", 0)));
    }

    /** How often what happened, hour by hour, in a day from this moment on; asking leaves no record. */
    public List<DayCount> day(Instant from) {
        long start = from.toEpochMilli();
        return database.read(connection -> Sql.list(
                connection,
                "select (at - ?) / 3600000, event, count(*) from audit_entry where at >= ? and at < ? group by 1, 2"
                        + " order by 1, 2",
                row -> new DayCount(row.getInt(1), AuditEvent.valueOf(row.getString(2)), row.getLong(3)),
                start,
                start,
                start + Duration.ofDays(1).toMillis()));
    }

    private static long count(Connection connection, String sql, Object parameter) throws SQLException {
        return Sql.one(connection, sql, row -> row.getLong(1), parameter).orElse(0L);
    }
}
