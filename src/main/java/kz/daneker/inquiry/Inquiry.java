package kz.daneker.inquiry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.referral.ReferralId;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;

/**
 * What may be asked of the trail. Whoever asks is on the trail itself before the answer is given: {@code as} is the record
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

    /** Everything about one referral; empty lists where the trail knows nothing of it. */
    public ReferralTrace trace(AuditRecord as, String ref) {
        trail.record(database, List.of(as));
        return database.read(connection -> {
            List<Entry> newestFirst = EntryTable.page(
                            connection, EntryFilter.all().about(ref), LONGEST_TRACE)
                    .entries();
            List<Entry> entries = newestFirst.stream()
                    .sorted((one, other) -> Long.compare(one.index(), other.index()))
                    .toList();
            Optional<ReferralId> referral = Sql.one(
                    connection,
                    "select message_id from referral where ref = ?",
                    row -> new ReferralId(UUID.fromString(row.getString(1))),
                    ref);
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

    /** How often what happened, hour by hour, in a day from this moment on. */
    public List<DayCount> day(AuditRecord as, Instant from) {
        trail.record(database, List.of(as));
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
}
