package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import kz.daneker.web.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/referrals/{id}}: where a referral stands, for its sender and its recipient under their own ids. */
@RestController
@RequestMapping("/v1/referrals/{id}")
class StatusApi {
    private final ReferralView view;
    private final StatusDesk desk;
    private final AuditTrail trail;
    private final Database database;

    StatusApi(ReferralView view, StatusDesk desk, AuditTrail trail, Database database) {
        this.view = view;
        this.desk = desk;
        this.trail = trail;
        this.database = database;
    }

    /**
     * The answer to a note.
     *
     * @param state where the referral stands after it
     * @param waits notes before it are missing: it counts as soon as they are there
     */
    record Standing(ReferralState state, boolean waits) {}

    @GetMapping
    ReferralView.Shown show(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("id") UUID id) {
        return view.show(caller, id);
    }

    /** 200 for a note that counts, 202 for one that waits; a refused one is on the trail before it is answered. */
    @PostMapping(path = "/status", consumes = "application/jwt")
    ResponseEntity<Standing> say(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @PathVariable("id") UUID id,
            @RequestBody byte[] note) {
        try {
            StatusDesk.Answer answer = desk.accept(caller, id, new String(note, StandardCharsets.ISO_8859_1));
            return ResponseEntity.status(answer.waits() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                    .body(new Standing(answer.state(), answer.waits()));
        } catch (Refusal refusal) {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.REJECTED).by(caller).refused(refusal.code())));
            throw refusal;
        }
    }
}
