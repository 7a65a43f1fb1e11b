package kz.daneker.breakglass;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices reviews nobody closed in time: one leaf and one line each, and two counts for the monitoring. */
final class ReviewClock {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewClock.class);

    private final Database database;
    private final ReviewLedger reviews;
    private final AuditTrail trail;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger overdue = new AtomicInteger();

    ReviewClock(Database database, ReviewLedger reviews, AuditTrail trail, Clock clock) {
        this.database = database;
        this.reviews = reviews;
        this.trail = trail;
        this.clock = clock;
    }

    public void noteOverdue() {
        Instant now = clock.instant();
        List<DueReview> late = database.read(connection -> reviews.overdue(connection, now));
        late.forEach(review -> note(review, now));
        overdue.set(late.size());
        open.set(database.read(reviews::open));
    }

    /** Reviews not closed yet, the overdue ones included, as of the last look. */
    int open() {
        return open.get();
    }

    /** Reviews past their time, as of the last look. */
    int overdue() {
        return overdue.get();
    }

    private void note(DueReview review, Instant now) {
        boolean first = database.write(connection -> {
            boolean noted = reviews.noteOverdue(connection, review.id(), now);
            if (noted) {
                trail.append(
                        connection,
                        AuditRecord.of(AuditEvent.BREAK_GLASS_OVERDUE).about(review.referral()));
            }
            return noted;
        });
        if (first) {
            LOG.warn(
                    "break-glass {}: its review is overdue since {}; until it is closed {} open no other",
                    trail.pseudonym(review.referral()),
                    review.reviewBy(),
                    review.askedBy().stream().map(AgencyId::value).toList());
        }
    }
}
