package kz.daneker.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Patience;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.TrustStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The options every verb of an agency shares, the agency's side of the exchange made from them, and how it answers. */
final class AgencySide {
    @Option(
            names = "--as",
            paramLabel = "AGENCY",
            defaultValue = "${env:DANEKER_AGENCY}",
            description = "Which agency you are (default: DANEKER_AGENCY).")
    private @Nullable String agency;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "${env:DANEKER_GATEWAY:-https://localhost:8443}",
            description = "The gateway (default: DANEKER_GATEWAY, else https://localhost:8443).")
    private @Nullable URI gateway;

    @Option(names = "--data", paramLabel = "DIR", description = "Holds agencies/ and certs/ (default: data).")
    private @Nullable Path data;

    @Option(names = "--keys", paramLabel = "DIR", description = "Your keys (default: data/agencies/AGENCY).")
    private @Nullable Path keys;

    @Option(
            names = "--certs",
            paramLabel = "DIR",
            description = "Everybody's certificates (default: data/certs, else certs).")
    private @Nullable Path certs;

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the sentences (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "JSON instead of sentences.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

    Language language() {
        return language;
    }

    /** Answers on standard output, at once: one line of JSON where that was asked for, else the lines for people. */
    void answer(Supplier<? extends JsonNode> forMachines, Supplier<Stream<String>> forPeople) {
        PrintWriter out = verb.commandLine().getOut();
        if (json) {
            out.println(forMachines.get());
        } else {
            forPeople.get().forEach(out::println);
        }
        out.flush();
    }

    /** One line on standard error, after the verb's name. */
    void complain(String sentence) {
        verb.commandLine().getErr().println(verb.qualifiedName() + ": " + sentence);
    }

    AgencyRegister agencies() {
        Path config = Installation.here().config();
        return AgencyRegister.load(config.resolve("agencies.yaml"), Regions.load(config.resolve("regions.yaml")));
    }

    TrustStore trust(AgencyRegister agencies) {
        Path development = dataFolder().resolve("certs");
        Path folder = certs != null
                ? certs
                : Files.isDirectory(development)
                        ? development
                        : Installation.here().certs();
        return AgencyClient.trust(folder, agencies);
    }

    AgencyClient open() {
        AgencyId id = agencyId();
        if (!Files.isDirectory(folder())) {
            throw new CouldNotTell("there are no keys for this agency: give --keys, or start the gateway once.");
        }
        AgencyRegister agencies = agencies();
        return AgencyClient.open(
                id,
                folder(),
                trust(agencies),
                agencies,
                gateway == null ? URI.create("https://localhost:8443") : gateway,
                Patience.usual(),
                language,
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** The agency's own keys; nothing is connected to. */
    AgencyKeys keys() {
        AgencyId id = agencyId();
        if (!Files.isDirectory(folder())) {
            throw new CouldNotTell("there are no keys for this agency: give --keys, or start the gateway once.");
        }
        return AgencyKeys.open(id, folder(), trust(agencies()));
    }

    /** The agency's own folder: its keys, and what it received. */
    Path folder() {
        return keys != null
                ? keys
                : dataFolder().resolve("agencies").resolve(agencyId().value());
    }

    private Path dataFolder() {
        return data == null ? Installation.here().data() : data;
    }

    private AgencyId agencyId() {
        if (agency == null || agency.isBlank()) {
            throw new CouldNotTell("say which agency you are: --as AGENCY, or set DANEKER_AGENCY.");
        }
        try {
            return new AgencyId(agency);
        } catch (IllegalArgumentException e) {
            throw new CouldNotTell("--as must be an agency id like clinic-47-001.");
        }
    }
}
