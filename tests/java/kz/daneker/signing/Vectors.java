package kz.daneker.signing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors, read from {@code -Dvectors.crypto} (default {@code ../shared/fixtures/crypto}). */
final class Vectors {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Vectors() {}

    /** Every file whose name starts and ends so; the test is skipped where there is none. */
    static List<Path> files(String folder, String prefix, String suffix) {
        Path root = Path.of(System.getProperty("vectors.crypto", "../shared/fixtures/crypto"), folder);
        assumeTrue(Files.isDirectory(root), "no vectors: " + folder + " is not in vectors.crypto");
        try (Stream<Path> found = Files.list(root)) {
            List<Path> files = found.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(suffix);
                    })
                    .sorted()
                    .toList();
            assumeTrue(!files.isEmpty(), "no vectors: no " + prefix + "*" + suffix + " in " + folder);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        return MAPPER.readTree(file);
    }
}
