package kz.daneker.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.daneker.agency.Language;
import kz.daneker.gateway.RulesOffice;
import kz.daneker.gateway.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of verbs that work on the gateway's own database, and its office made from them. */
final class RulesSide {
    @Option(names = "--data", paramLabel = "DIR", description = "The gateway's data folder (default: data).")
    private @Nullable Path data;

    @Option(names = "--production", description = "Keys and certificates are those its operator brought.")
    private boolean production;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of config/application.yaml, e.g. --set store.url=jdbc:postgresql://host/db.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the sentences (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "JSON instead of sentences.")
    private boolean json;

    boolean json() {
        return json;
    }

    RulesWords words() {
        return RulesWords.in(language);
    }

    RulesOffice office() {
        Installation here = Installation.here();
        Site.Mode mode = production ? Site.Mode.PRODUCTION : Site.Mode.DEVELOPMENT;
        return RulesOffice.open(
                new Site(here.home(), data == null ? here.data() : data.toAbsolutePath(), mode), settings);
    }
}
