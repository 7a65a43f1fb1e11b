package kz.daneker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code daneker summary}: what is done with a health summary. */
@Command(
        name = "summary",
        description = "Health summaries in plain words.",
        synopsisSubcommandLabel = "show",
        subcommands = SummaryShowCommand.class,
        mixinStandardHelpOptions = true)
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
