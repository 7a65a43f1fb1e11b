package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** transparency-dev/tessera: a log another implementation wrote must be, byte for byte, the log we would write. */
class TileLogVectorsTest {
    private static final Pattern ENTRIES = Pattern.compile("tile/entries/(.+?)(?:\\.p/(\\d+))?");

    @Test
    void writes_theSameFiles_fromTheSameRecords() throws IOException {
        for (JsonNode file : TlogVectors.files("tessera-posix-log*.json")) {
            NoteVerifier verifier = NoteVerifier.parse(file.get("vkey").asString());
            file.get("checkpoints").properties().forEach(entry -> {
                byte[] note = entry.getValue().asString().getBytes(StandardCharsets.UTF_8);
                Checkpoint checkpoint = Checkpoint.open(note, verifier);
                assertThat(checkpoint.size()).isEqualTo(Long.parseLong(entry.getKey()));
                recompute(file, checkpoint);
            });
        }
    }

    private static void recompute(JsonNode file, Checkpoint checkpoint) {
        Map<String, byte[]> written = new HashMap<>();
        GrowingLog log = new GrowingLog();
        records(file, checkpoint.size())
                .forEach(leaf -> log.append(leaf, (tile, content) -> written.put(tile.path(), content)));
        log.flush((tile, content) -> written.put(tile.path(), content));

        assertThat(log.root()).isEqualTo(checkpoint.root());
        written.forEach((path, content) -> {
            JsonNode published = path.startsWith("tile/entries/")
                    ? file.get("entries").path(path)
                    : file.get("tiles").path(path);
            if (published.isString()) {
                assertThat(content).as(path).isEqualTo(Base64.getDecoder().decode(published.asString()));
            }
        });
    }

    /** From the widest bundles the vector has. */
    private static List<byte[]> records(JsonNode file, long size) {
        Map<String, List<byte[]>> widest = new TreeMap<>();
        file.get("entries").properties().forEach(entry -> {
            Matcher name = ENTRIES.matcher(entry.getKey());
            assertThat(name.matches()).isTrue();
            int width = name.group(2) == null ? Tile.FULL : Integer.parseInt(name.group(2));
            List<byte[]> bundle =
                    EntryBundle.read(Base64.getDecoder().decode(entry.getValue().asString()), width);
            widest.merge(name.group(1), bundle, (a, b) -> a.size() > b.size() ? a : b);
        });
        return widest.values().stream().flatMap(List::stream).limit(size).toList();
    }
}
