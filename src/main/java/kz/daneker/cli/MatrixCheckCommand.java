package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker matrix check}: schema, never rules, neutral senders, and what differs from the site's own. */
@Command(
        name = "check",
        description = "Checks a matrix: its form, what may never move, and that every masked route has its sender.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 it holds, 1 it does not, 2 could not tell.")
final class MatrixCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The matrix, e.g. config/sharing-matrix-1.1.yaml.")
    private @Nullable Path file;

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the sentences (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "JSON instead of sentences.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path config = Installation.here().config();
        AgencyRegister register =
                AgencyRegister.load(config.resolve("agencies.yaml"), Regions.load(config.resolve("regions.yaml")));
        SharingMatrix matrix = SharingMatrix.load(given(file), MatrixSeal.NOT_REQUIRED, register);
        SharingMatrix own =
                SharingMatrix.load(config.resolve("sharing-matrix.yaml"), MatrixSeal.NOT_REQUIRED, register);
        PrintWriter out = spec.commandLine().getOut();
        RulesWords words = RulesWords.in(language);
        if (json) {
            out.println(line(matrix));
        } else {
            out.println(words.holds(matrix));
            out.println(words.signers(matrix));
            MatrixDifferences.between(own, matrix, words).forEach(sentence -> out.println("  " + sentence));
        }
        out.flush();
        return 0;
    }

    /** A matrix that is there; {@link CouldNotTell} where none is. */
    static Path given(@Nullable Path file) {
        if (file == null || !Files.isRegularFile(file)) {
            throw new CouldNotTell("there is no such matrix file: check the name.");
        }
        return file;
    }

    private static ObjectNode line(SharingMatrix matrix) {
        ObjectNode line = JsonMapper.shared()
                .createObjectNode()
                .put("holds", true)
                .put("version", matrix.version())
                .put("digest", matrix.digest())
                .put("rules", matrix.rules().size());
        matrix.changeSigners().ifPresent(signers -> {
            line.put("owner", signers.owner().value());
            signers.seconds().stream()
                    .sorted(Comparator.comparing(Object::toString))
                    .forEach(id -> line.withArray("secondedBy").add(id.value()));
        });
        return line;
    }
}
