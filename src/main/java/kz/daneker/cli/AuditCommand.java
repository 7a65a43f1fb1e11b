package kz.daneker.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code daneker audit}: what an auditor asks of the trail. */
@Command(
        name = "audit",
        description = "Hands out the audit trail and checks it.",
        subcommands = {AuditExportCommand.class, AuditVerifyCommand.class},
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return 2;
    }
}
