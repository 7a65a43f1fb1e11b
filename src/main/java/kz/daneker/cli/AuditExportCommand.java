package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.export.NotIntegrated;
import kz.daneker.gateway.TrailOffice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daneker audit export}: the trail for somebody who trusts nobody, e.g. on a stick. */
@Command(
        name = "export",
        description = {
            "Writes the audit trail into a folder, to be checked elsewhere with 'daneker audit verify': the log, its policy,"
                    + " what witnesses cosigned, time-stamps, sealed evidence and signed words, and a signed list of it all.",
            "It names agencies, categories, rules and times; no person and no content. Runs beside a serving gateway."
        },
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 exported, 2 could not.")
final class AuditExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder = Path.of("");

    @Mixin
    private SiteSide side = new SiteSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        requireEmpty();
        try (TrailOffice office = TrailOffice.open(side.site(), side.settings())) {
            long records = office.export(folder);
            spec.commandLine().getOut().println("exported " + records + " records and what they commit to.");
            return 0;
        } catch (NotIntegrated e) {
            throw new CouldNotTell(e.getMessage() + ".");
        }
    }

    private void requireEmpty() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new CouldNotTell("DIR must be a new or empty folder, found files in it.");
                }
            }
        }
    }
}
