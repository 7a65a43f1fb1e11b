package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.referral.ConsentState;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import kz.daneker.web.Caller;
import kz.daneker.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/consents}: the register, for the agency that collected a consent. Others' consents do not exist here. */
@RestController
@RequestMapping("/v1/consents")
class ConsentApi {
    private static final String JWT = "application/jwt";

    private final ConsentDesk desk;
    private final TakingBack takingBack;
    private final ConsentView view;
    private final ConsentReceipts receipts;
    private final Problems problems;
    private final Database database;
    private final AuditTrail trail;

    ConsentApi(
            ConsentDesk desk,
            TakingBack takingBack,
            ConsentView view,
            ConsentReceipts receipts,
            Problems problems,
            Database database,
            AuditTrail trail) {
        this.desk = desk;
        this.takingBack = takingBack;
        this.view = view;
        this.receipts = receipts;
        this.problems = problems;
        this.database = database;
        this.trail = trail;
    }

    @PostMapping(consumes = JWT)
    ResponseEntity<byte[]> give(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @RequestBody byte[] body) {
        String sheet = ascii(body);
        return answer(HttpStatus.CREATED, caller, language, sheet, () -> desk.take(caller, sheet));
    }

    @PostMapping(path = "/{id}/withdrawal", consumes = JWT)
    ResponseEntity<byte[]> withdraw(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @PathVariable("id") UUID id,
            @RequestBody byte[] body) {
        return ended(caller, language, id, ConsentState.WITHDRAWN, ascii(body));
    }

    @PostMapping(path = "/{id}/refusal", consumes = JWT)
    ResponseEntity<byte[]> refuse(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @PathVariable("id") UUID id,
            @RequestBody byte[] body) {
        return ended(caller, language, id, ConsentState.REFUSED, ascii(body));
    }

    @GetMapping
    ConsentView.Listing list(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller) {
        return view.list(caller);
    }

    @GetMapping("/{id}")
    ConsentView.Shown show(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("id") UUID id) {
        return view.show(caller, id);
    }

    private ResponseEntity<byte[]> ended(
            AgencyId caller, @Nullable String language, UUID id, ConsentState end, String word) {
        return answer(HttpStatus.OK, caller, language, word, () -> takingBack.end(caller, id, end, word));
    }

    private ResponseEntity<byte[]> answer(
            HttpStatus status, AgencyId caller, @Nullable String language, String message, Supplier<Entered> entering) {
        try {
            Entered entered = entering.get();
            return ResponseEntity.status(status)
                    .contentType(MediaType.parseMediaType(JWT))
                    .header("Daneker-State", entered.state().name())
                    .body(entered.receipt().getBytes(StandardCharsets.US_ASCII));
        } catch (Refusal refusal) {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.REJECTED).by(caller).refused(refusal.code())));
            return problems.answer(refusal, language, receipts.refused(caller, message, refusal));
        }
    }

    private static String ascii(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
