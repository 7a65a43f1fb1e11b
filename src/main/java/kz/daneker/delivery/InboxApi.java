package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/inbox}: what waits for the calling agency, and its signed receipts. Others' deliveries do not exist here. */
@RestController
@RequestMapping("/v1/inbox")
class InboxApi {
    private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

    /** Deliveries, or receipts, in one request. */
    private static final int AT_ONCE = 50;

    private final Inbox inbox;
    private final ReceiptDesk receipts;
    private final Problems problems;

    InboxApi(Inbox inbox, ReceiptDesk receipts, Problems problems) {
        this.inbox = inbox;
        this.receipts = receipts;
        this.problems = problems;
    }

    @GetMapping
    Inbox.Listing list(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller) {
        return inbox.list(caller);
    }

    @GetMapping("/deliveries")
    Inbox.Batch fetch(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @RequestParam("id") List<UUID> ids) {
        SortedSet<UUID> named = ids.stream().filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        requireSome(named.size(), "");
        return inbox.fetch(caller, named);
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

    /** What is wrong with one receipt is said in its place and keeps no other back. */
    @PostMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode receipts(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @RequestBody byte[] body) {
        List<String> signed = StrictJson.readObject(body)
                .path("receipts")
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        requireSome(signed.size(), "/receipts");
        Map<String, Refusal> refused = receipts.accept(caller, new LinkedHashSet<>(signed));
        ObjectNode answer = StrictJson.object();
        ArrayNode entries = answer.putArray("receipts");
        for (String receipt : signed) {
            Refusal refusal = refused.get(receipt);
            if (refusal == null) {
                entries.addObject().put("status", HttpStatus.OK.value());
            } else {
                entries.addObject()
                        .put("status", refusal.code().http())
                        .set("problem", problems.document(refusal, language));
            }
        }
        return answer;
    }

    private static void requireSome(int count, String pointer) {
        if (count == 0 || count > AT_ONCE) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED, pointer);
        }
    }
}
