package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.export.NotIntegrated;
import kz.daneker.gateway.Site;
import kz.daneker.gateway.TrailOffice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--data", paramLabel = "DIR", description = "The gateway's data folder (default: data).")
    private @Nullable Path data;

    @Option(names = "--production", description = "Keys and certificates are those its operator brought.")
    private boolean production;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of config/application.yaml, e.g. --set store.url=jdbc:postgresql://host/db.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        requireEmpty();
        Installation here = Installation.here();
        Site.Mode mode = production ? Site.Mode.PRODUCTION : Site.Mode.DEVELOPMENT;
        Site site = new Site(here.home(), data == null ? here.data() : data.toAbsolutePath(), mode);
        try (TrailOffice office = TrailOffice.open(site, settings)) {
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
