package kz.daneker.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.TrailFault;
import kz.daneker.signing.Digest;
import kz.daneker.store.Database;
import kz.daneker.trust.TimeStampRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the newest checkpoint stamped once an hour where the log grew, and once a day (UTC) in any case. When nobody gives a
 * token everything else goes on; it asks again every few minutes, and the hours without one get one honest later token.
 */
final class AnchorClock {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorClock.class);
    private static final int AT_ONCE = 500;

    private final Database database;
    private final AnchorLedger anchors;
    private final AuditTrail trail;
    private final LogReader log;
    private final NoteVerifier key;
    private final Stamping stamping;
    private final AnchorFolder folder;
    private final Duration tryAgain;
    private final Clock clock;
    private long written = -1;

    AnchorClock(
            Database database,
            AnchorLedger anchors,
            AuditTrail trail,
            LogReader log,
            NoteVerifier key,
            Stamping stamping,
            AnchorFolder folder,
            Duration tryAgain,
            Clock clock) {
        this.database = database;
        this.anchors = anchors;
        this.trail = trail;
        this.log = log;
        this.key = key;
        this.stamping = stamping;
        this.folder = folder;
        this.tryAgain = tryAgain;
        this.clock = clock;
    }

    public void tick() throws InterruptedException {
        Instant now = clock.instant();
        if (!database.read(anchors::duty).tryAt().isAfter(now)
                && database.write(connection -> anchors.takeTurn(connection, now, now.plus(tryAgain)))) {
            anchor(now);
        }
        writeFiles();
    }

    private void anchor(Instant now) throws InterruptedException {
        try {
            Optional<byte[]> note = log.newest();
            if (note.isEmpty()) {
                return; // the log begins in a moment
            }
            long size = Checkpoint.open(note.get(), key).size();
            Optional<Anchor> last = database.read(anchors::last);
            if (last.isPresent() && !Hours.owe(last.get(), size, now)) {
                database.write(connection -> {
                    anchors.rest(connection, Hours.after(now));
                    return Boolean.TRUE;
                });
                return;
            }
            keep(stamping.stamp(size, note.get(), hours(now)), now);
        } catch (TimeStampRefused | TrailFault e) {
            say(now, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            say(now, "the time-stamp authority must answer, found no whole answer");
        }
    }

    private Hours hours(Instant now) {
        Instant since = database.read(anchors::duty).since();
        return new Hours(since == null ? Hours.of(now) : since, Hours.of(now));
    }

    private void keep(Anchor anchor, Instant now) {
        boolean kept = database.write(connection -> {
            boolean first = anchors.keep(connection, anchor, Hours.after(now));
            if (first) {
                trail.append(connection, AuditRecord.of(AuditEvent.ANCHORED).with(evidence(anchor)));
            }
            return first;
        });
        if (kept) {
            LOG.info("the log's first {} records are time-stamped, for the hours {}", anchor.size(), anchor.hours());
        }
    }

    /** Says which token and what it stands for; all of it is public, so it is not sealed. */
    private static Evidence evidence(Anchor anchor) {
        String said = String.join(
                " ",
                anchor.size() + AnchorFolder.TOKEN,
                Digest.of(anchor.token()).value(),
                anchor.hours().toString());
        return Evidence.sealed(said.getBytes(StandardCharsets.UTF_8));
    }

    private void say(Instant now, String trouble) {
        boolean news = database.write(connection -> {
            boolean other = !trouble.equals(anchors.duty(connection).trouble());
            anchors.failed(connection, Hours.of(now), trouble);
            return other;
        });
        if (news) {
            LOG.warn("the log is not time-stamped: {}", trouble);
        }
    }

    private void writeFiles() {
        List<Anchor> missing;
        do {
            missing = database.read(connection -> anchors.above(connection, written, AT_ONCE));
            for (Anchor anchor : missing) {
                folder.keep(anchor);
                written = anchor.size();
            }
        } while (missing.size() == AT_ONCE);
    }
}
