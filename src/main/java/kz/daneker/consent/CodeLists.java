package kz.daneker.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.label.CodeLabels;
import tools.jackson.databind.JsonNode;

/** The code lists of a site: {@code config/labels/labels.yaml} and one file a code system beside it. */
public final class CodeLists {
    private static final String RULES = "labels.yaml";

    private CodeLists() {}

    /**
     * Reads them.
     *
     * @param config e.g. {@code config}
     * @param terms by which free text in a resource is read
     * @throws BrokenMatrix if one cannot be read or breaks its schema
     */
    public static CodeLabels load(Path config, SensitiveTerms terms) {
        Path folder = config.resolve("labels");
        JsonNode rules = ConfigText.read(folder.resolve(RULES)).checked("labels");
        try (Stream<Path> files = Files.list(folder)) {
            List<JsonNode> lists = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(RULES))
                    .sorted()
                    .map(file -> ConfigText.read(file).checked("code-list"))
                    .toList();
            return new CodeLabels(rules, lists, text -> terms.categoriesIn(FoldedText.words(text)));
        } catch (IOException e) {
            throw new UncheckedIOException("config/labels must be readable", e);
        }
    }
}
