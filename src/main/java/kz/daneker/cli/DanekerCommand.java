package kz.daneker.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The root of the command line: each verb is one class of this package, listed here.
 *
 * <p>Exit codes of every verb: 0 holds, 1 does not hold, 2 could not tell.
 */
@Command(
        name = "daneker",
        description =
                "Carries signed referrals between agencies: each recipient gets what the person allowed, no more.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nVerbs of the launcher itself:%n",
        footer = {
            "  build    Builds the gateway when its sources are newer.",
            "  test     Runs every test; further arguments go to Maven.",
            "",
            "Exit codes: 0 holds, 1 does not hold, 2 could not tell.",
            "'daneker help VERB' tells more about one verb."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            PreviewCommand.class,
            SendCommand.class,
            InboxCommand.class,
            ReceiveCommand.class,
            StatusCommand.class,
            RecallCommand.class,
            AccessReportCommand.class,
            ConsentCommand.class,
            PersonCommand.class,
            BreakGlassCommand.class,
            AgenciesCommand.class,
            MapCommand.class,
            SummaryCommand.class,
            ValidateCommand.class,
            ConnectCommand.class,
            WitnessCommand.class,
            MatrixCommand.class,
            AuditCommand.class,
            OfficerCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
public final class DanekerCommand {
    private DanekerCommand() {}

    /**
     * Runs one verb.
     *
     * @param args the verb and its options as typed, e.g. {@code preview referral.json --json}
     * @return 0 holds, 1 does not hold, 2 could not tell (a wrong option or none at all included)
     */
    public static int run(String... args) {
        CommandLine line = commandLine();
        if (args.length == 0) {
            line.usage(line.getErr());
            return 2;
        }
        return line.execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new DanekerCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(OneSentence::onUsage)
                .setExecutionExceptionHandler(OneSentence::onFailure);
    }
}
