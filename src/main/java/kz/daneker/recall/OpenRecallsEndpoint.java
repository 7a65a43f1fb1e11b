package kz.daneker.recall;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.store.Database;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/recalls} beside health and metrics: who owes an answer since when, for the officer; no sender, no person. */
@Endpoint(id = "recalls")
final class OpenRecallsEndpoint {
    private static final int AT_MOST = 1_000;

    private final Database database;
    private final RecallLedger recalls;
    private final Clock clock;

    OpenRecallsEndpoint(Database database, RecallLedger recalls, Clock clock) {
        this.database = database;
        this.recalls = recalls;
        this.clock = clock;
    }

    /**
     * All open recalls.
     *
     * @param recalls longest due first, at most 1,000
     */
    public record Listing(long open, long overdue, List<Entry> recalls) {}

    /**
     * One recall.
     *
     * @param recipient who owes the answer
     */
    public record Entry(UUID id, String recipient, LocalDate raisedOn, LocalDate dueOn, boolean overdue) {}

    @ReadOperation
    public Listing open() {
        Instant now = clock.instant();
        return database.read(connection -> {
            RecallLedger.Count count = recalls.count(connection, now);
            List<Entry> entries = recalls.open(connection, AT_MOST).stream()
                    .map(recall -> new Entry(
                            recall.id(),
                            recall.recipient().value(),
                            RecallDays.of(recall.raisedAt()),
                            RecallDays.lastDayBefore(recall.dueAt()),
                            recall.overdue(now)))
                    .toList();
            return new Listing(count.open(), count.overdue(), entries);
        });
    }
}
