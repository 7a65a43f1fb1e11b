package kz.daneker.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the gateway until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs the gateway. In development it makes its own keys on first start.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "Keys, database, journal and log (default: data).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "HTTPS port for agencies (default: 8443; 0: any free one).")
    private @Nullable Integer port;

    @Option(
            names = "--production",
            description = "Takes the keys its operator brought; refuses those made for development.")
    private boolean production;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of config/application.yaml, e.g. --set daneker.broker.amqp-port=0.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Installation here = Installation.here();
        Map<String, String> overrides = new LinkedHashMap<>(settings);
        if (port != null) {
            overrides.put("server.port", port.toString());
        }
        Site.Mode mode = production ? Site.Mode.PRODUCTION : Site.Mode.DEVELOPMENT;
        Site site = new Site(here.home(), data == null ? here.data() : data.toAbsolutePath(), mode);
        try (Gateway gateway = Gateway.start(site, overrides)) {
            spec.commandLine()
                    .getOut()
                    .printf("daneker: serving https://localhost:%d, AMQP %d%n", gateway.port(), gateway.amqpPort());
            spec.commandLine().getOut().flush();
            welcome(gateway);
            gateway.serve();
        }
        return 0;
    }

    /** A password is for a person at a terminal: what is written anywhere else may be kept. */
    private void welcome(Gateway gateway) {
        PrintWriter err = spec.commandLine().getErr();
        if (gateway.consolePort() < 0) {
            return;
        }
        err.printf("daneker: officers sign in at https://localhost:%d%n", gateway.consolePort());
        if (Boolean.getBoolean("daneker.terminal")) {
            gateway.firstOfficer()
                    .ifPresent(first -> err.printf(
                            "daneker: first officer %s, password for the first sign-in %s (shown this once)%n",
                            first.id(), first.password()));
        }
        err.flush();
    }
}
