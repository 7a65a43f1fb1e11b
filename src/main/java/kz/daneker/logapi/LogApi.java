package kz.daneker.logapi;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log as C2SP tlog-tiles serves it, below {@code /v1/log}, and proofs from it.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@RestController
@RequestMapping("/v1/log")
class LogApi {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final LogDesk desk;

    LogApi(LogDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> newest() {
        return answer(TEXT, desk.newest());
    }

    @GetMapping("/witnessed")
    ResponseEntity<byte[]> witnessed() {
        return answer(TEXT, desk.witnessed());
    }

    /** Hashes are for every member, records for auditors alone. */
    @GetMapping("/tile/{*path}")
    ResponseEntity<byte[]> tile(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("path") String path) {
        return answer(MediaType.APPLICATION_OCTET_STREAM, desk.file(caller, "tile" + path));
    }

    /**
     * The proof that a record is in the log, the record in it.
     *
     * @param word SHA-256 of the signed word the record is about, base64url: whoever has the word may see its record
     */
    @GetMapping("/proof/{index}")
    ResponseEntity<byte[]> proof(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @PathVariable("index") long index,
            @RequestParam(name = "word", required = false) @Nullable String word) {
        return answer(TEXT, desk.proof(caller, index, Optional.ofNullable(word)));
    }

    private static ResponseEntity<byte[]> answer(MediaType type, Optional<byte[]> found) {
        return ResponseEntity.ok().contentType(type).body(found.orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND)));
    }
}
