package kz.daneker.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;

/**
 * What a person may know of what was passed on about them: who got which category, when, why, on what consent. It names no
 * person and holds no content: whoever hands it over knows to whom.
 *
 * @param reader for whom it is made
 * @param request the approved request it answers
 * @param referrals oldest first
 */
public record PersonReport(Reader reader, String request, Instant madeAt, List<Passed> referrals) {
    public PersonReport {
        referrals = List.copyOf(referrals);
    }

    /** For whom a report is made. */
    public enum Reader {
        /** The person themselves: everything. */
        PERSON,
        /** Who speaks for a child: without what the child consented to alone. */
        GUARDIAN
    }

    /**
     * One referral that was handed on.
     *
     * @param ref what the audit log calls it
     * @param from who sent it; empty where the log does not say any more
     * @param purpose what for
     * @param categories in the domain's order
     * @param sights oldest first
     */
    public record Passed(
            String ref,
            Optional<AgencyId> from,
            Optional<Purpose> purpose,
            List<Category> categories,
            List<Sight> sights) {
        public Passed {
            categories = List.copyOf(categories);
            sights = List.copyOf(sights);
        }
    }

    /**
     * One kind of information that went.
     *
     * @param consent its id; empty where a life was at risk and none was asked
     */
    public record Category(DataCategory category, Optional<String> consent) {}

    /**
     * That somebody had it before them.
     *
     * @param by an agency; empty for one of the exchange's own officers, who never sees content
     */
    public record Sight(Instant at, Kind kind, Optional<AgencyId> by) {
        /** What was done. */
        public enum Kind {
            SENT,
            /** Approved to go without consent, because a life was at risk. */
            APPROVED,
            RECEIVED,
            /** An officer looked at the record of it, not at what it says. */
            LOOKED_UP
        }
    }
}
