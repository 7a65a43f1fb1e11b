package kz.daneker.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Leaf;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;

/** Alerts for officers: what is open, what was, and closing one with a word. */
public final class AlertBook {
    private static final int AT_MOST = 500;

    /** One line for colleagues. Telephones and IINs have nine digits and more, and no place in it. */
    private static final Pattern WORD =
            Pattern.compile("(?!.*\\p{Nd}{9})[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{P}\\p{S} ]{2,199}");

    private static final Pattern OFFICER = Pattern.compile("[a-z0-9-]{1,40}");

    private final Database database;
    private final AlertLedger alerts = new AlertLedger();
    private final AuditTrail trail;
    private final Clock clock;

    public AlertBook(Database database, AuditTrail trail, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /** Open alerts, newest first, at most 500. */
    public List<Alert> open() {
        return database.read(connection -> alerts.open(connection, AT_MOST));
    }

    /**
     * Closed alerts, newest first.
     *
     * @param before those opened before; of the next page, {@link Alert#openedAt} of the last
     * @param atMost 1 to 500
     */
    public List<Alert> closed(Instant before, int atMost) {
        return database.read(connection -> alerts.closed(connection, before, Math.min(atMost, AT_MOST)));
    }

    /**
     * Closes an alert. While its cause lasts no other is opened for it.
     *
     * @param officer the short random word officers are known by, e.g. {@code amber-41}
     * @param word why, one line of 3 to 200 characters; for officers only, and about nobody
     * @throws Refusal {@code NOT_FOUND} if there is no such open alert; {@code REQUEST_MALFORMED} at {@code /word} if the
     *     word is no such line
     */
    public void close(UUID id, String officer, String word) {
        if (!OFFICER.matcher(officer).matches()) {
            throw new IllegalArgumentException("an officer's id must match " + OFFICER);
        }
        if (!WORD.matcher(word).matches()) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED, "/word");
        }
        database.write(connection -> {
            if (!alerts.close(connection, id, Leaf.officer(officer), word, clock.instant())) {
                throw new Refusal(RefusalCode.NOT_FOUND);
            }
            trail.append(
                    connection,
                    AlertClock.leaf(
                                    AuditEvent.ALERT_CLOSED,
                                    alerts.find(connection, id).orElseThrow())
                            .byOfficer(officer));
            return Boolean.TRUE;
        });
    }
}
