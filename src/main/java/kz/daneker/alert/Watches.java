package kz.daneker.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kz.daneker.anchor.AnchorLedger;
import kz.daneker.anchor.AnchorStanding;
import kz.daneker.audit.AuditEvent;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.trust.TrustStore;
import kz.daneker.witness.WitnessStanding;

/** The table of rules: what finds which alert. */
final class Watches {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration LIST_ENDS_SOON = Duration.ofDays(3);

    private final Database database;
    private final TrustStore trust;
    private final AnchorLedger anchors = new AnchorLedger();
    private final AlertSettings settings;

    Watches(Database database, TrustStore trust, AlertSettings settings) {
        this.database = database;
        this.trust = trust;
        this.settings = settings;
    }

    /**
     * Every rule.
     *
     * @param logTrouble why the log does not go on; empty when it does
     * @param witnesses how each witness stands to the log
     */
    List<Watch> table(Supplier<Optional<String>> logTrouble, Supplier<List<WitnessStanding>> witnesses) {
        return List.of(
                new Watch(
                        AlertRule.READS_OF_OFFICER,
                        now -> busy(AuditEvent.READ, "officer:", settings.readsOfOfficer(), now)),
                new Watch(
                        AlertRule.READS_OF_AGENCY,
                        now -> busy(AuditEvent.READ, "agency:", settings.readsOfAgency(), now)),
                new Watch(AlertRule.REFUSALS, now -> busy(AuditEvent.REJECTED, "agency:", settings.refusals(), now)),
                new Watch(AlertRule.BREAK_GLASS, now -> openReviews()),
                new Watch(AlertRule.CERTIFICATE_60, now -> ending(now, 30, 60)),
                new Watch(AlertRule.CERTIFICATE_30, now -> ending(now, 7, 30)),
                new Watch(AlertRule.CERTIFICATE_7, now -> ending(now, Long.MIN_VALUE, 7)),
                new Watch(AlertRule.WITNESS, now -> contradicting(witnesses.get())),
                new Watch(AlertRule.LOG_STOPPED, now -> one(logTrouble.get().map(why -> 1L), "log")),
                new Watch(AlertRule.BACKLOG, now -> one(waiting(), "outbox")),
                new Watch(AlertRule.TIME_STAMPS, this::unstamped),
                new Watch(AlertRule.REVOCATION_LIST, this::endingLists),
                new Watch(AlertRule.RECALL_OVERDUE, this::overdueRecalls));
    }

    /** Actors of this kind with this many events within the hour before now; {@code inquiry} makes the trail searchable. */
    private List<Sighting> busy(AuditEvent event, String kind, int threshold, Instant now) {
        return database.read(connection -> Sql.list(
                connection,
                "select actor, count(*) from audit_entry where event = ? and at > ? and actor like ?"
                        + " group by actor having count(*) >= ?",
                row -> new Sighting(row.getString(1), row.getLong(2)),
                event,
                now.minus(WINDOW),
                kind + "%",
                threshold));
    }

    private static List<Sighting> one(Optional<Long> measure, String subject) {
        return measure.map(found -> new Sighting(subject, found)).stream().toList();
    }

    private List<Sighting> openReviews() {
        return database.read(connection -> Sql.list(
                connection,
                "select id from break_glass_review where closed_at is null",
                row -> new Sighting("review:" + row.getString(1), 1)));
    }

    /** Keys not withdrawn that end in more than {@code above} and at most {@code within} days. */
    private List<Sighting> ending(Instant now, long above, long within) {
        return trust.register().keys().stream()
                .filter(key -> key.revokedAt() == null)
                .map(key -> new Sighting(
                        key.kid(), Duration.between(now, key.notAfter()).toDays()))
                .filter(left -> left.measure() > above && left.measure() <= within)
                .toList();
    }

    private static List<Sighting> contradicting(List<WitnessStanding> witnesses) {
        return witnesses.stream()
                .filter(WitnessStanding::contradicts)
                .map(each -> new Sighting("witness:" + each.name(), each.size()))
                .toList();
    }

    private Optional<Long> waiting() {
        return database.read(connection -> Sql.one(connection, "select count(*) from outbox", row -> row.getLong(1)))
                .filter(count -> count >= settings.backlog());
    }

    private List<Sighting> unstamped(Instant now) {
        AnchorStanding standing = database.read(connection -> anchors.standing(connection, now));
        return one(Optional.of(standing.hoursOwed()).filter(hours -> hours > 1), "time-stamps");
    }

    private List<Sighting> endingLists(Instant now) {
        return trust.register().revocationListsEnd().entrySet().stream()
                .filter(list -> list.getValue().isBefore(now.plus(LIST_ENDS_SOON)))
                .map(list -> new Sighting(
                        list.getKey(), Duration.between(now, list.getValue()).toHours()))
                .toList();
    }

    private List<Sighting> overdueRecalls(Instant now) {
        return database.read(connection -> Sql.list(
                connection,
                "select recipient, count(*) from recall where answered_at is null and due_at <= ? group by recipient",
                row -> new Sighting("agency:" + row.getString(1), row.getLong(2)),
                now));
    }
}
