package kz.daneker.signing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors, read from {@code -Dvectors.crypto} (default {@code ../shared/fixtures/crypto}). */
final class Vectors {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Vectors() {}

    /** Every file, at any depth, whose name ends so; the test is skipped where there is none. */
    static List<Path> files(String folder, String ending) {
        Path root = Path.of(System.getProperty("vectors.crypto", "../shared/fixtures/crypto"), folder);
        assumeTrue(Files.isDirectory(root), "no vectors: " + folder + " is not in vectors.crypto");
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assumeTrue(!files.isEmpty(), "no vectors: no *" + ending + " in " + folder);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every JSON file of one kind, known by what is in it and not by its name; skipped where there is none. */
    static Map<Path, JsonNode> ofKind(String folder, Predicate<JsonNode> kind) {
        Map<Path, JsonNode> documents = new LinkedHashMap<>();
        for (Path file : files(folder, ".json")) {
            JsonNode document = MAPPER.readTree(file);
            if (kind.test(document)) {
                documents.put(file, document);
            }
        }
        assumeTrue(!documents.isEmpty(), "no vectors of this kind in " + folder);
        return documents;
    }

    /** Project Wycheproof's test groups of one type, from whatever files hold them. */
    static List<JsonNode> groups(String type) {
        Predicate<JsonNode> ofType = group -> group.path("type").asString("").equals(type);
        return ofKind(
                        "wycheproof",
                        file -> file.path("testGroups").valueStream().anyMatch(ofType))
                .values()
                .stream()
                .flatMap(file -> file.get("testGroups").valueStream())
                .filter(ofType)
                .toList();
    }
}
