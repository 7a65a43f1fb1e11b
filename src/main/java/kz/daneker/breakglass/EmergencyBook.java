package kz.daneker.breakglass;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.store.Database;

/**
 * Emergencies as officers see them: which agencies, which categories, when. Nobody decides here: two people of two agencies
 * open by their signatures, a third closes by one, and officers see whether they did.
 */
public final class EmergencyBook {
    private static final int SHOWN = 200;

    private final Database database;
    private final ApprovalLedger approvals;
    private final ReviewLedger reviews;
    private final Clock clock;

    EmergencyBook(Database database, ApprovalLedger approvals, ReviewLedger reviews, Clock clock) {
        this.database = database;
        this.approvals = approvals;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * A signed approval that nothing was released on yet.
     *
     * @param agency whose person signed it
     * @param until when it ends, at most 24 hours after it was signed
     */
    public record OpenApproval(AgencyId agency, ReferralId referral, Instant signedAt, Instant until) {}

    /** Approvals that may still be used, the first to end first, at most 200. */
    public List<OpenApproval> approvals() {
        return database.read(connection -> approvals.unused(connection, clock.instant(), SHOWN)).stream()
                .map(row -> new OpenApproval(
                        row.name().agency(),
                        row.referral(),
                        row.times().issuedAt(),
                        row.times().expiresAt()))
                .toList();
    }

    /** Releases without consent: those to be reviewed, the most urgent first, then the reviewed; at most 200. */
    public List<DueReview> reviews() {
        return database.read(connection -> reviews.latest(connection, SHOWN));
    }
}
