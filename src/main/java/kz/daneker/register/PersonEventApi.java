package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import kz.daneker.web.Caller;
import kz.daneker.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/people/events}: agencies say what happened to a person. Nobody can ask what was said. */
@RestController
class PersonEventApi {
    private static final String JWT = "application/jwt";

    private final PersonEventDesk desk;
    private final ConsentReceipts receipts;
    private final Problems problems;
    private final Database database;
    private final AuditTrail trail;

    PersonEventApi(
            PersonEventDesk desk, ConsentReceipts receipts, Problems problems, Database database, AuditTrail trail) {
        this.desk = desk;
        this.receipts = receipts;
        this.problems = problems;
        this.database = database;
        this.trail = trail;
    }

    @PostMapping(path = "/v1/people/events", consumes = JWT)
    ResponseEntity<byte[]> say(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @RequestBody byte[] body) {
        String event = new String(body, StandardCharsets.ISO_8859_1);
        try {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .contentType(MediaType.parseMediaType(JWT))
                    .body(desk.take(caller, event).getBytes(StandardCharsets.US_ASCII));
        } catch (Refusal refusal) {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.REJECTED).by(caller).refused(refusal.code())));
            return problems.answer(refusal, language, receipts.refused(caller, event, refusal));
        }
    }
}
