package kz.daneker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What happened to people an agency knows. */
@Command(
        name = "person",
        description = "Reports what happened to a person: consents are judged by it from then on.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            PersonGuardianChangeCommand.class,
            PersonMergeCommand.class,
            PersonDeathCommand.class,
            PersonRevokeCommand.class
        },
        mixinStandardHelpOptions = true)
final class PersonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
