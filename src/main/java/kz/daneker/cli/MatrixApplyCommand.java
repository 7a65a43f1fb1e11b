package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.gateway.RulesOffice;
import kz.daneker.refusal.Refusal;
import kz.daneker.rules.ChangeFiles;
import kz.daneker.rules.RuleVersion;
import kz.daneker.rules.SignedChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daneker matrix apply}: hands a change in that two agencies signed; running gateways take it up by themselves. */
@Command(
        name = "apply",
        description = {
            "Records a matrix that two agencies signed. Gateways on the same database decide by it from the",
            "stated time on, without a restart."
        },
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 recorded, 1 refused, 2 could not tell.")
final class MatrixApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The matrix; its change and signatures lie beside it.")
    private @Nullable Path file;

    @Mixin
    private RulesSide side = new RulesSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path given = MatrixCheckCommand.given(file);
        PrintWriter out = spec.commandLine().getOut();
        RulesWords words = side.words();
        try (RulesOffice office = side.office()) {
            SignedChange change = new ChangeFiles(given)
                    .read()
                    .orElseThrow(() -> new CouldNotTell(
                            "there is no signed change beside the matrix: 'daneker matrix sign' first."));
            SharingMatrix matrix = office.matrix(given);
            RuleVersion version = office.apply(matrix, change);
            if (side.json()) {
                out.println(MatrixHistoryCommand.line(version));
            } else {
                out.println(words.version(version));
                out.println(words.say("keep", "config/sharing-matrix-" + matrix.version() + ".yaml"));
            }
            out.flush();
            return 0;
        } catch (Refusal refusal) {
            words.refused(refusal, out);
            out.flush();
            return 1;
        }
    }
}
