package kz.daneker.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /problems/iin-checksum}: the page a problem document's {@code type} points to. */
@RestController
class ProblemPages {
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    @GetMapping("/problems/{name}")
    ResponseEntity<byte[]> page(@PathVariable("name") String name) throws IOException {
        try (InputStream page = ProblemPages.class.getResourceAsStream("/schemas/problems/" + code(name) + ".md")) {
            if (page == null) {
                throw new Refusal(RefusalCode.NOT_FOUND);
            }
            return ResponseEntity.ok().contentType(MARKDOWN).body(page.readAllBytes());
        }
    }

    /** Only the names of codes are names of files. */
    private static RefusalCode code(String name) {
        try {
            return RefusalCode.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
    }
}
