package kz.daneker.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code daneker break-glass}: what two agencies do before an emergency, and a third one after it. */
@Command(
        name = "break-glass",
        description = "Release without consent where a life is at risk: approve it, list it, review it.",
        subcommands = {BreakGlassApproveCommand.class, BreakGlassListCommand.class, BreakGlassReviewCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "First two people of two agencies approve, then the referral is sent with purpose ETREAT and names both.",
            "Each approval opens one referral, once, for at most 24 hours; a third person reviews it within 72 hours."
        })
final class BreakGlassCommand implements Callable<Integer> {
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
