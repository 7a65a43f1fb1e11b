package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors of one suite, whatever files of it are in reach. */
final class TlogVectors {
    private static final Path FOLDER =
            Path.of(System.getProperty("vectors.crypto", "../shared/fixtures/crypto"), "tlog");

    private TlogVectors() {}

    static List<JsonNode> files(String glob) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no tlog vectors: set -Dvectors.crypto");
        List<JsonNode> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, glob)) {
            for (Path file : files) {
                found.add(JsonMapper.shared().readTree(Files.readAllBytes(file)));
            }
        }
        Assumptions.assumeFalse(found.isEmpty(), "no vectors " + glob);
        return found;
    }

    static void expect(boolean wanted, ThrowingCallable check, String what) {
        if (wanted) {
            assertThatCode(check).as(what).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(check).as(what).isInstanceOf(TrailFault.class);
        }
    }
}
