package kz.daneker.breakglass;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditTrail;
import kz.daneker.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/break-glass}: approvals in before an emergency referral, reviews after it. */
@RestController
@RequestMapping("/v1/break-glass")
class BreakGlassApi {
    private static final String JWT = "application/jwt";

    private final ApprovalDesk approvals;
    private final ReviewDesk reviews;
    private final AuditTrail trail;
    private final Clock clock;

    BreakGlassApi(ApprovalDesk approvals, ReviewDesk reviews, AuditTrail trail, Clock clock) {
        this.approvals = approvals;
        this.reviews = reviews;
        this.trail = trail;
        this.clock = clock;
    }

    record Approvals(List<Approval> approvals) {}

    /** @param state {@code WAITING}, {@code USED} or {@code EXPIRED} */
    record Approval(UUID id, String referral, String issuedAt, String expiresAt, String state) {}

    record Reviews(List<Review> reviews) {}

    /**
     * @param about the trail's pseudonym of the referral
     * @param state {@code OPEN}, {@code OVERDUE} or the verdict
     */
    record Review(
            UUID id,
            String about,
            String sender,
            String recipient,
            List<String> approvers,
            List<String> categories,
            String openedAt,
            String reviewBy,
            String state,
            @Nullable String closedBy) {}

    record Closed(String state) {}

    @PostMapping(path = "/approvals", consumes = JWT)
    ResponseEntity<byte[]> approve(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @RequestBody byte[] approval) {
        String receipt = approvals.file(caller, ascii(approval));
        return ResponseEntity.accepted()
                .contentType(MediaType.parseMediaType(JWT))
                .body(receipt.getBytes(StandardCharsets.US_ASCII));
    }

    @GetMapping("/approvals")
    Approvals ofCaller(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller) {
        Instant now = clock.instant();
        return new Approvals(
                approvals.of(caller).stream().map(row -> shown(row, now)).toList());
    }

    @GetMapping("/reviews")
    Reviews due(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller) {
        Instant now = clock.instant();
        return new Reviews(
                reviews.list(caller).stream().map(review -> shown(review, now)).toList());
    }

    @GetMapping("/reviews/{id}")
    ResponseEntity<byte[]> notice(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("id") UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(JWT))
                .body(reviews.notice(caller, id).getBytes(StandardCharsets.US_ASCII));
    }

    @PostMapping(path = "/reviews/{id}", consumes = JWT)
    Closed review(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @PathVariable("id") UUID id,
            @RequestBody byte[] review) {
        return new Closed(reviews.close(caller, id, ascii(review)).name());
    }

    private static Approval shown(StoredApproval row, Instant now) {
        String waiting = row.holdsAt(now) ? "WAITING" : "EXPIRED";
        return new Approval(
                row.name().id(),
                row.referral().toString(),
                row.times().issuedAt().toString(),
                row.times().expiresAt().toString(),
                row.usedBy().isPresent() ? "USED" : waiting);
    }

    private Review shown(DueReview review, Instant now) {
        String open = review.isOverdue(now) ? "OVERDUE" : "OPEN";
        return new Review(
                review.id(),
                trail.pseudonym(review.referral()),
                review.sender().value(),
                review.recipient().value(),
                review.approvers().stream().map(AgencyId::value).toList(),
                review.categories(),
                review.openedAt().toString(),
                review.reviewBy().toString(),
                review.closing().map(closed -> closed.verdict().name()).orElse(open),
                review.closing().map(closed -> closed.by().value()).orElse(null));
    }

    private static String ascii(byte[] jws) {
        return new String(jws, StandardCharsets.ISO_8859_1);
    }
}
