package kz.daneker.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.gateway.RulesOffice;
import kz.daneker.rules.MatrixEffect;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker matrix preview}: the decisions of the past once more, under another matrix. */
@Command(
        name = "preview",
        description = "Says how many past referrals a matrix would have withheld or released further. Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 it says so, 1 the matrix does not hold, 2 could not tell.")
final class MatrixPreviewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The matrix, e.g. config/sharing-matrix-1.1.yaml.")
    private @Nullable Path file;

    @Option(names = "--days", paramLabel = "N", description = "How far to look back, in days (default: 90).")
    private int days = 90;

    @Mixin
    private RulesSide side = new RulesSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path given = MatrixCheckCommand.given(file);
        if (days < 1) {
            throw new CouldNotTell("--days must be 1 or more.");
        }
        try (RulesOffice office = side.office()) {
            SharingMatrix matrix = office.matrix(given);
            MatrixEffect effect = office.preview(matrix, days);
            PrintWriter out = spec.commandLine().getOut();
            if (side.json()) {
                out.println(line(matrix, effect));
            } else {
                side.words().effect(effect, days, out);
            }
            out.flush();
            return 0;
        }
    }

    private ObjectNode line(SharingMatrix matrix, MatrixEffect effect) {
        ObjectNode line = JsonMapper.shared()
                .createObjectNode()
                .put("version", matrix.version())
                .put("digest", matrix.digest())
                .put("days", days)
                .put("looked", effect.looked())
                .put("withheld", effect.withheld())
                .put("released", effect.released())
                .put("refused", effect.refused())
                .put("nowAccepted", effect.nowAccepted());
        effect.changes()
                .forEach((change, times) -> line.withArray("changes")
                        .addObject()
                        .put("type", change.type().name())
                        .put("from", change.from().word())
                        .put("to", change.to().word())
                        .put("kind", change.kind().name())
                        .put("category", change.category())
                        .put("times", times));
        return line;
    }
}
