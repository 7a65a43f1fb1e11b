package kz.daneker.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.daneker.gateway.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of verbs that work on the gateway's own database and keys, beside a gateway or where none runs. */
final class SiteSide {
    @Option(names = "--data", paramLabel = "DIR", description = "The gateway's data folder (default: data).")
    private @Nullable Path data;

    @Option(names = "--production", description = "Keys and certificates are those its operator brought.")
    private boolean production;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of config/application.yaml, e.g. --set store.url=jdbc:postgresql://host/db.")
    private Map<String, String> settings = new LinkedHashMap<>();

    Site site() {
        Installation here = Installation.here();
        Site.Mode mode = production ? Site.Mode.PRODUCTION : Site.Mode.DEVELOPMENT;
        return new Site(here.home(), data == null ? here.data() : data.toAbsolutePath(), mode);
    }

    Map<String, String> settings() {
        return settings;
    }
}
