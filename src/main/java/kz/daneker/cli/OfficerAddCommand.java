package kz.daneker.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.gateway.Site;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daneker officer add}: an account and its password for the first sign-in, shown this once. */
@Command(
        name = "add",
        description = {
            "Makes an account with a random id, which is nobody's name, and shows its password for the first sign-in",
            "this once. Whoever gets it replaces it there. The trail says that the machine's operator made it."
        },
        mixinStandardHelpOptions = true)
final class OfficerAddCommand implements Callable<Integer> {
    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<Role> roles = List.of();

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
    public Integer call() {
        Installation here = Installation.here();
        Site.Mode mode = production ? Site.Mode.PRODUCTION : Site.Mode.DEVELOPMENT;
        Site site = new Site(here.home(), data == null ? here.data() : data.toAbsolutePath(), mode);
        NewOfficer made = OfficersOffice.add(site, settings, EnumSet.copyOf(roles));
        PrintWriter out = spec.commandLine().getOut();
        out.println("daneker: officer " + made.id() + ", password for the first sign-in " + made.password());
        out.flush();
        return 0;
    }
}
