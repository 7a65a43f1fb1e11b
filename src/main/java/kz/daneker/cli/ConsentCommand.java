package kz.daneker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The consents an agency collected. */
@Command(
        name = "consent",
        description = "Registers what people allow, shows it, and takes it back.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            ConsentGiveCommand.class,
            ConsentShowCommand.class,
            ConsentWithdrawCommand.class,
            ConsentListCommand.class
        },
        mixinStandardHelpOptions = true)
final class ConsentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
