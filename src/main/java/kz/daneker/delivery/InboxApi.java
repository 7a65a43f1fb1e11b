package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.web.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/inbox}: what waits for the calling agency, and its signed receipts. Others' deliveries do not exist here. */
@RestController
@RequestMapping("/v1/inbox")
class InboxApi {
    private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

    private final Inbox inbox;
    private final ReceiptDesk receipts;

    InboxApi(Inbox inbox, ReceiptDesk receipts) {
        this.inbox = inbox;
        this.receipts = receipts;
    }

    @GetMapping
    Inbox.Listing list(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller) {
        return inbox.list(caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> fetch(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("id") UUID id) {
        return ResponseEntity.ok()
                .contentType(JOSE)
                .body(inbox.fetch(caller, id).getBytes(StandardCharsets.US_ASCII));
    }

    @PostMapping(path = "/{id}/receipt", consumes = "application/jwt")
    ResponseEntity<Void> receipt(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @PathVariable("id") UUID id,
            @RequestBody byte[] receipt) {
        receipts.accept(caller, id, new String(receipt, StandardCharsets.ISO_8859_1));
        return ResponseEntity.ok().build();
    }
}
