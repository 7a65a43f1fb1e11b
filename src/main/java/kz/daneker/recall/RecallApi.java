package kz.daneker.recall;

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

/** {@code /v1/recalls}: what the calling agency is asked to delete, and its signed answers; on every channel. */
@RestController
@RequestMapping("/v1/recalls")
class RecallApi {
    private static final String JWT = "application/jwt";

    private final RecallDesk desk;

    RecallApi(RecallDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    RecallDesk.Listing list(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller) {
        return desk.list(caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> show(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("id") UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(JWT))
                .body(desk.show(caller, id).getBytes(StandardCharsets.US_ASCII));
    }

    @PostMapping(path = "/{id}/acknowledgement", consumes = JWT)
    ResponseEntity<Void> acknowledge(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @PathVariable("id") UUID id,
            @RequestBody byte[] acknowledgement) {
        desk.acknowledge(caller, id, new String(acknowledgement, StandardCharsets.ISO_8859_1));
        return ResponseEntity.ok().build();
    }
}
