package kz.daneker.cli;

import kz.daneker.agency.Language;
import kz.daneker.gateway.RulesOffice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of verbs that work on the gateway's own database, and its office made from them. */
final class RulesSide {
    @Mixin
    private SiteSide side = new SiteSide();

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
        return RulesOffice.open(side.site(), side.settings());
    }
}
