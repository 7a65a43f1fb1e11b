package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.daneker.agency.Language;
import kz.daneker.demo.NotAsTold;
import kz.daneker.demo.Stage;
import kz.daneker.demo.Story;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a gateway of its own and tells what happens to five invented people's referrals. */
@Command(
        name = "demo",
        description = {
            "Shows five referrals on their way: who receives what, what stays, by which rule.",
            "Runs a gateway of its own with keys made on the spot; the people are invented, the rest is real."
        },
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 everything went as told, 1 something did not, 2 could not tell.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "End after the story; otherwise the gateway serves until Ctrl-C.")
    private boolean exit;

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the story (default: en).")
    private Language language = Language.EN;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "HTTPS port (default: 8443, or a free one where that is taken; 0: any free one).")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "The demo's own data folder (default: data/demo).")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of config/application.yaml, as for serve; e.g. another database or broker.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", description = "No story: one JSON object at its end.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation here = Installation.here();
        Path folder = data == null ? here.data().resolve("demo") : data.toAbsolutePath();
        Site site = new Site(here.home(), folder, Site.Mode.DEVELOPMENT);
        PrintWriter out = spec.commandLine().getOut();
        Stage stage =
                new Stage(json ? new PrintWriter(PrintWriter.nullWriter()) : out, CommandLine.Help.Ansi.AUTO.enabled());
        Story.opening(language, stage);
        try (Gateway gateway = Gateway.start(site, settings(site))) {
            Story story = new Story(site, gateway, language, stage, Clock.systemUTC());
            Story.Ended ended = story.tell();
            if (json) {
                out.println(DemoJson.of(ended));
                out.flush();
            }
            story.next(asTyped(site.data()), !exit);
            if (!exit) {
                gateway.serve();
            }
            return 0;
        } catch (NotAsTold otherwise) {
            spec.commandLine().getErr().println("daneker demo: " + otherwise.getMessage() + ".");
            return 1;
        }
    }

    private Map<String, String> settings(Site site) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", String.valueOf(port == null ? FreePort.preferring(8443) : port));
        settings.put("daneker.broker.amqp-port", String.valueOf(FreePort.preferring(61617)));
        settings.put("management.server.port", String.valueOf(FreePort.preferring(8444)));
        settings.put("daneker.console.port", String.valueOf(FreePort.preferring(8445)));
        settings.put("logging.file.name", site.data().resolve("gateway.log").toString());
        settings.put("logging.threshold.console", "OFF");
        settings.putAll(set);
        return settings;
    }

    /** Relative to where the reader stands, if that is shorter. */
    private static String asTyped(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return (folder.startsWith(here) ? here.relativize(folder) : folder).toString();
    }
}
