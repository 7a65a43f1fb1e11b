package kz.daneker.alert;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells alerts outside. What could not be told is tried again after a minute, then with growing pauses up to an hour, for
 * three days; nothing waits for it, and one channel does not wait for another.
 */
final class AlertCourier {
    private static final Logger LOG = LoggerFactory.getLogger(AlertCourier.class);
    private static final int AT_ONCE = 20;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofDays(3);

    private final Database database;
    private final AlertLedger alerts;
    private final NoticeLedger notices;
    private final List<AlertChannel> channels;
    private final Clock clock;

    AlertCourier(
            Database database, AlertLedger alerts, NoticeLedger notices, List<AlertChannel> channels, Clock clock) {
        this.database = database;
        this.alerts = alerts;
        this.notices = notices;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    public void tell() throws InterruptedException {
        Instant now = clock.instant();
        for (NoticeLedger.Due due : database.read(connection -> notices.due(connection, now, AT_ONCE))) {
            if (database.write(connection -> notices.takeTurn(connection, due, now.plus(pause(due.tries()))))) {
                tell(due, now);
            }
        }
    }

    private void tell(NoticeLedger.Due due, Instant now) throws InterruptedException {
        Alert alert = database.read(connection -> alerts.find(connection, due.alert()))
                .orElseThrow();
        try {
            for (AlertChannel channel : channels) {
                if (channel.name().equals(due.channel())) {
                    channel.tell(AlertNotice.of(alert));
                }
            }
            done(due); // also where the site no longer has this channel
        } catch (IOException e) {
            if (due.tries() == 0) {
                LOG.warn("alert {} could not be told by {}; it is tried again", due.alert(), due.channel());
            }
            if (alert.openedAt().plus(GIVE_UP).isBefore(now)) {
                LOG.warn("alert {} was not told by {} for three days and is given up", due.alert(), due.channel());
                done(due);
            }
        }
    }

    private void done(NoticeLedger.Due due) {
        database.write(connection -> {
            notices.done(connection, due);
            return Boolean.TRUE;
        });
    }

    static Duration pause(int tries) {
        Duration grown = FIRST.multipliedBy(1L << Math.min(tries, 10));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
}
