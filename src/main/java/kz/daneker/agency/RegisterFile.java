package kz.daneker.agency;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A register in YAML; whatever is wrong with it stops the start, naming the file. */
record RegisterFile(Path path, JsonNode root) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static RegisterFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException(path + " must exist, found no such file: copy it from the distribution");
        }
        try {
            return new RegisterFile(path, YAML.readTree(path.toFile()));
        } catch (JacksonException e) {
            throw new IllegalStateException(path + " must be readable YAML: correct it", e);
        }
    }

    List<RegisterEntry> entries(String list) {
        List<RegisterEntry> entries = new ArrayList<>();
        for (JsonNode node : root.path(list)) {
            entries.add(new RegisterEntry(node));
        }
        if (entries.isEmpty()) {
            throw new IllegalStateException(path + " must list " + list + ", found none: restore the list");
        }
        return entries;
    }

    /** Builds from the file; a broken rule becomes a start failure that names the file. */
    <T> T checked(Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException | IllegalStateException | java.time.DateTimeException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }
}
