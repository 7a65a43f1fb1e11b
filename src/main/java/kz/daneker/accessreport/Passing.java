package kz.daneker.accessreport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.inquiry.Entry;
import kz.daneker.inquiry.ReferralTrace;
import kz.daneker.inquiry.TracedDecision;
import kz.daneker.paper.PersonReport;
import kz.daneker.paper.PersonReport.Reader;
import kz.daneker.paper.PersonReport.Sight;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;

/**
 * What of a referral's trace belongs in a report. A guardian is not told of what the person consented to alone, nor of what
 * no record says who consented to; a referral of which nothing is left is not there at all.
 */
final class Passing {
    private static final String AGENCY = "agency:";
    private static final String RELEASED = "RELEASED";

    private static final Map<AuditEvent, Sight.Kind> KINDS = Map.of(
            AuditEvent.ACCEPTED, Sight.Kind.SENT,
            AuditEvent.BREAK_GLASS_APPROVED, Sight.Kind.APPROVED,
            AuditEvent.RECEIPTED, Sight.Kind.RECEIVED,
            AuditEvent.STORED, Sight.Kind.RECEIVED,
            AuditEvent.READ, Sight.Kind.LOOKED_UP);

    private final Function<TracedDecision, Optional<Purpose>> purposes;

    /** @param purposes what a decision's rule is there for */
    Passing(Function<TracedDecision, Optional<Purpose>> purposes) {
        this.purposes = purposes;
    }

    /** @param asked when the report was asked for: what was read for it since is no news to the person */
    Optional<PersonReport.Passed> of(ReferralTrace trace, Reader reader, Instant asked) {
        boolean went = trace.entries().stream().anyMatch(entry -> entry.event() == AuditEvent.RELEASED);
        if (!went || trace.decisions().isEmpty()) {
            return Optional.empty();
        }
        TracedDecision decision = trace.decisions().get(trace.decisions().size() - 1);
        List<PersonReport.Category> categories = decision.categories().stream()
                .filter(category -> category.reason().equals(RELEASED))
                .filter(category -> reader == Reader.PERSON || decision.emergency() || isNotAlone(category))
                .map(category -> new PersonReport.Category(DataCategory.valueOf(category.name()), category.consent()))
                .sorted((one, other) -> one.category().compareTo(other.category()))
                .toList();
        if (categories.isEmpty()) {
            return Optional.empty();
        }
        List<Sight> sights = sights(trace.entries(), asked);
        Optional<AgencyId> from = sights.stream()
                .filter(sight -> sight.kind() == Sight.Kind.SENT)
                .findFirst()
                .flatMap(Sight::by);
        return Optional.of(new PersonReport.Passed(trace.ref(), from, purposes.apply(decision), categories, sights));
    }

    private static boolean isNotAlone(TracedDecision.Category category) {
        return category.given()
                .filter(capacity -> !capacity.equals(Capacity.SELF.name()))
                .isPresent();
    }

    private static List<Sight> sights(List<Entry> entries, Instant asked) {
        List<Sight> sights = new ArrayList<>();
        for (Entry entry : entries) {
            Sight.Kind kind = KINDS.get(entry.event());
            boolean own = kind == Sight.Kind.LOOKED_UP && entry.at().isAfter(asked);
            if (kind != null && !own && entry.outcome().equals("ok")) {
                sights.add(new Sight(entry.at(), kind, agency(entry.actor())));
            }
        }
        return sights;
    }

    private static Optional<AgencyId> agency(String actor) {
        return actor.startsWith(AGENCY)
                ? Optional.of(new AgencyId(actor.substring(AGENCY.length())))
                : Optional.empty();
    }
}
