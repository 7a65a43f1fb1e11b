package kz.daneker.breakglass;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Whoever owes a review breaks no second glass: the next emergency goes by agencies that owe none. */
final class OverdueReviews {
    private final ReviewLedger reviews;

    OverdueReviews(ReviewLedger reviews) {
        this.reviews = reviews;
    }

    /** @throws Refusal {@code REVIEW_OVERDUE} if one of these sent or approved what was not reviewed in time */
    void requireNone(Connection connection, Set<AgencyId> agencies, Instant now) throws SQLException {
        for (DueReview review : reviews.overdue(connection, now)) {
            if (review.askedBy().stream().anyMatch(agencies::contains)) {
                throw new Refusal(RefusalCode.REVIEW_OVERDUE);
            }
        }
    }
}
