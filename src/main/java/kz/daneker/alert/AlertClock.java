package kz.daneker.alert;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the table of rules. What is new opens an alert, once: a row, a leaf, a line, and the notices owed, in one
 * transaction. What was not seen for a while closes by itself, so that a cause that comes and goes does not cry each time.
 */
final class AlertClock {
    private static final Logger LOG = LoggerFactory.getLogger(AlertClock.class);

    private final Database database;
    private final AlertLedger alerts;
    private final NoticeLedger notices;
    private final AuditTrail trail;
    private final List<Watch> watches;
    private final List<String> channels;
    private final Duration settle;
    private final Clock clock;

    AlertClock(
            Database database,
            AlertLedger alerts,
            NoticeLedger notices,
            AuditTrail trail,
            List<Watch> watches,
            List<String> channels,
            Duration settle,
            Clock clock) {
        this.database = database;
        this.alerts = alerts;
        this.notices = notices;
        this.trail = trail;
        this.watches = List.copyOf(watches);
        this.channels = List.copyOf(channels);
        this.settle = settle;
        this.clock = clock;
    }

    public void look() {
        Instant now = clock.instant();
        watches.forEach(watch -> look(watch, now));
    }

    /** A rule that cannot look keeps its alerts as they are, and no other from looking. */
    private void look(Watch watch, Instant now) {
        try {
            List<Sighting> seen = watch.look().at(now);
            seen.forEach(sighting -> open(watch.rule(), sighting, now));
            end(watch.rule(), now);
        } catch (RuntimeException e) {
            LOG.error(
                    "the rule {} could not look: {}",
                    watch.rule().code(),
                    e.getClass().getSimpleName());
        }
    }

    private void open(AlertRule rule, Sighting seen, Instant now) {
        Optional<Alert> opened = database.write(connection -> {
            Optional<Alert> alert = alerts.see(connection, rule, seen, now);
            if (alert.isPresent()) {
                trail.append(connection, leaf(AuditEvent.ALERT_OPENED, alert.get()));
                for (String channel : channels) {
                    notices.owe(connection, alert.get().id(), channel, now);
                }
            }
            return alert;
        });
        opened.ifPresent(
                alert -> LOG.warn("alert {}: {} {} ({})", alert.id(), rule.code(), alert.subject(), alert.measure()));
    }

    private void end(AlertRule rule, Instant now) {
        database.read(connection -> alerts.unseen(connection, rule, now.minus(settle)))
                .forEach(alert -> end(alert, now));
    }

    private void end(Alert alert, Instant now) {
        boolean ended = database.write(connection -> {
            boolean gone = alerts.end(connection, alert, now) && alert.isOpen();
            if (gone) {
                trail.append(connection, leaf(AuditEvent.ALERT_CLOSED, alert));
            }
            return gone;
        });
        if (ended) {
            LOG.info("alert {}: its cause is gone", alert.id());
        }
    }

    /** What happened to an alert; the leaf commits to ids only, so they are not sealed. */
    static AuditRecord leaf(AuditEvent event, Alert alert) {
        String said = String.join(" ", alert.id().toString(), alert.rule().code(), alert.subject());
        return AuditRecord.of(event).with(Evidence.sealed(said.getBytes(StandardCharsets.UTF_8)));
    }
}
