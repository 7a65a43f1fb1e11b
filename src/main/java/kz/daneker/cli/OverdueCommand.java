package kz.daneker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLConnection;
import java.util.concurrent.Callable;
import kz.daneker.agency.Language;
import kz.daneker.client.RecallLines;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker recall overdue}: for the officer beside the gateway, who owes an answer since when. */
@Command(
        name = "overdue",
        description = "For the officer, on the gateway's own machine: who owes an answer to a recall, since when.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 none is overdue, 1 one is, 2 could not tell.")
final class OverdueCommand implements Callable<Integer> {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int PATIENCE_MS = 10_000;

    @Option(
            names = "--monitoring",
            paramLabel = "URL",
            description = "The gateway's monitoring (default: http://127.0.0.1:8444).")
    private URI monitoring = URI.create("http://127.0.0.1:8444");

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the sentences (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "JSON instead of sentences.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode listing = ask();
        if (spec != null) {
            print(listing, spec.commandLine().getOut());
        }
        return listing.path("overdue").asLong(0) > 0 ? 1 : 0;
    }

    private ObjectNode ask() {
        try {
            URLConnection connection =
                    monitoring.resolve("/actuator/recalls").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            try (InputStream page = connection.getInputStream()) {
                return StrictJson.readObject(page.readNBytes(LARGEST));
            }
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new CouldNotTell("--monitoring must be an address like http://127.0.0.1:8444.");
        } catch (IOException | Refusal e) {
            throw new CouldNotTell("the gateway's monitoring did not answer; give its address with --monitoring.");
        }
    }

    private void print(ObjectNode listing, PrintWriter out) {
        if (json) {
            out.println(listing);
            return;
        }
        new RecallLines(language).owed(listing).forEach(out::println);
    }
}
