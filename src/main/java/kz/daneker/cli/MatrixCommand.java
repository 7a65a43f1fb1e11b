package kz.daneker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code daneker matrix}: how the rules change, in the order it is done. */
@Command(
        name = "matrix",
        description = "Changes the sharing matrix: check it, try it on the past, sign it by two, apply it.",
        subcommands = {
            MatrixCheckCommand.class,
            MatrixPreviewCommand.class,
            MatrixSignCommand.class,
            MatrixApplyCommand.class,
            MatrixHistoryCommand.class
        },
        mixinStandardHelpOptions = true)
final class MatrixCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }
}
