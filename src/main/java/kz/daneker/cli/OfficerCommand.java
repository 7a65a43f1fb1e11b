package kz.daneker.cli;

import picocli.CommandLine.Command;

/** {@code daneker officer}: who signs in at the console. */
@Command(
        name = "officer",
        description = "Makes accounts for the console, where no two officers are left to make them there.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        subcommands = {OfficerAddCommand.class, OfficerBindCommand.class})
final class OfficerCommand {}
