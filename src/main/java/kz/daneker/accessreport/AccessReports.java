package kz.daneker.accessreport;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.Evidence;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.inquiry.ReferralTrace;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.PendingRequest;
import kz.daneker.officer.Requests;
import kz.daneker.officer.TwoPersonAction;
import kz.daneker.paper.PersonReport;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Makes the reports two officers agreed to. Whoever asked fetches them, for a week; each referral read for one is on the
 * trail, about that referral and with the request's number, before it is read.
 */
public final class AccessReports {
    /** How long an approved report can be fetched. */
    public static final Duration FETCHED_WITHIN = Duration.ofDays(7);

    private final Requests requests;
    private final Inquiry inquiry;
    private final RelatedReferrals related;
    private final Passing passing;
    private final Clock clock;

    AccessReports(Requests requests, Inquiry inquiry, RelatedReferrals related, Passing passing, Clock clock) {
        this.requests = requests;
        this.inquiry = inquiry;
        this.related = related;
        this.passing = passing;
        this.clock = clock;
    }

    /** Requests for reports by this officer, undecided and decided. */
    public List<PendingRequest> askedBy(OfficerId officer) {
        return requests.newest().stream()
                .filter(request -> request.action() == TwoPersonAction.ACCESS_REPORT)
                .filter(request -> request.askedBy().equals(officer))
                .toList();
    }

    /** Whether the report of this request can be fetched now. */
    public boolean isOpen(PendingRequest request) {
        PendingRequest.Decision decision = request.decision();
        return decision != null
                && decision.approved()
                && decision.at().plus(FETCHED_WITHIN).isAfter(clock.instant());
    }

    /**
     * Makes the report.
     *
     * @throws Refusal {@code NOT_FOUND} unless this officer asked for it, another approved, and the week is not over
     */
    public PersonReport make(UUID id, OfficerId by) {
        PendingRequest request = approved(id);
        if (!request.askedBy().equals(by)) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
        return make(request, AuditRecord.of(AuditEvent.READ).byOfficer(by.value()));
    }

    /**
     * The same by the operator of the gateway's machine, where there is no console; the trail says so.
     *
     * @throws Refusal {@code NOT_FOUND} unless two officers agreed to it and the week is not over
     */
    public PersonReport makeAtTheMachine(UUID id) {
        return make(approved(id), AuditRecord.of(AuditEvent.READ));
    }

    private PendingRequest approved(UUID id) {
        return requests.approved(id, TwoPersonAction.ACCESS_REPORT)
                .filter(this::isOpen)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    }

    private PersonReport make(PendingRequest request, AuditRecord reader) {
        ReportSubject subject = ReportSubject.parse(request.subject());
        AuditRecord reading =
                reader.with(Evidence.sealed(("access report " + request.id()).getBytes(StandardCharsets.UTF_8)));
        List<PersonReport.Passed> passed = new ArrayList<>();
        for (String ref : related.of(subject.ref())) {
            ReferralTrace trace = inquiry.trace(reading, ref);
            passing.of(trace, subject.reader(), request.askedAt()).ifPresent(passed::add);
        }
        passed.sort(Comparator.comparing(AccessReports::first).thenComparing(PersonReport.Passed::ref));
        return new PersonReport(subject.reader(), request.id().toString(), clock.instant(), passed);
    }

    private static Instant first(PersonReport.Passed passed) {
        return passed.sights().stream().map(PersonReport.Sight::at).findFirst().orElse(Instant.EPOCH);
    }

    /** Whether the trail knows a referral it calls this. */
    public boolean isKnown(String ref) {
        return related.isKnown(ref);
    }
}
