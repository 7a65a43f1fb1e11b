package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.accessreport.AccessReportJson;
import kz.daneker.agency.Language;
import kz.daneker.gateway.ReportOffice;
import kz.daneker.paper.PersonReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daneker access-report exchange}: a person's report that two officers agreed to, where there is no console. */
@Command(
        name = "exchange",
        description = {
            "Hands out a person's report over the whole exchange: who saw which category about them, when, why, on what consent. Only for a request",
            "that one officer made and another approved, and for a week. The trail says that the machine's operator read it."
        },
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 written, 1 no such approved request, 2 could not.")
final class ExchangeReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REQUEST", description = "The request's number, as the console shows it.")
    private UUID request = new UUID(0, 0);

    @Option(names = "--out", paramLabel = "FILE", description = "The PDF to be written; may not exist yet.")
    private @Nullable Path out;

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the PDF (default: kk).")
    private Language language = Language.KK;

    @Option(names = "--json", description = "JSON on standard output.")
    private boolean json;

    @Mixin
    private SiteSide side = new SiteSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (out == null && !json) {
            throw new CouldNotTell("say where the PDF goes: --out FILE, or --json.");
        }
        if (out != null && Files.exists(out)) {
            throw new CouldNotTell("--out must be a file that does not exist yet.");
        }
        try (ReportOffice office = ReportOffice.open(side.site(), side.settings())) {
            PersonReport report = office.make(request);
            if (out != null) {
                write(out, office.paper().print(report, language));
            }
            if (json) {
                spec.commandLine().getOut().println(AccessReportJson.of(report));
            }
            return 0;
        }
    }

    private static void write(Path file, byte[] pdf) throws IOException {
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.write(Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly)), pdf);
    }
}
