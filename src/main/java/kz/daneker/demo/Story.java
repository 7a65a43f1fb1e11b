package kz.daneker.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.client.PlainWords;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;

/**
 * Five referrals through a running gateway: one to a clinic, two to recipients who must not learn who asked, one refused,
 * one withdrawn. Agencies act through {@code kz.daneker.client} as they would from their own machines; each scene checks
 * that what it tells is what happened.
 */
public final class Story {
    private static final List<String> SAMPLES = List.of("clinic", "school", "employer", "unasked", "withdrawn");

    private final Site site;
    private final Gateway gateway;
    private final Language language;
    private final Stage stage;
    private final Clock clock;
    private final Script script;

    public Story(Site site, Gateway gateway, Language language, Stage stage, Clock clock) {
        this.site = site;
        this.gateway = gateway;
        this.language = language;
        this.stage = stage;
        this.clock = clock;
        this.script = new Script(language);
    }

    /** What is about to happen, said before the gateway starts. */
    public static void opening(Language language, Stage stage) {
        Script script = new Script(language);
        stage.title(script.line("title"));
        stage.tell(script.line("invented"));
    }

    /** The story's end: every scene in order, and the log that holds. */
    public record Ended(List<Told> scenes, TrailVerdict.Intact log) {
        public Ended {
            scenes = List.copyOf(scenes);
        }
    }

    /**
     * Plays every scene.
     *
     * @throws NotAsTold at the first thing that goes otherwise than told
     */
    public Ended tell() {
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        Cast cast = new Cast(site, agencies, URI.create(address()), language, clock);
        Forecast forecast = new Forecast(site.config(), agencies, clock);
        Scenes scenes = new Scenes(gateway, cast, forecast, script, new PlainWords(language), stage, clock);
        stage.tell(script.line("started", address()));
        List<Told> told = new ArrayList<>();
        for (String open : List.of("clinic", "school", "employer")) {
            told.add(new DeliveredScene(scenes, open, language).play());
        }
        told.add(new RefusedScene(scenes, "unasked").play());
        told.add(new WithdrawnScene(scenes, "withdrawn").play());
        return new Ended(told, new LogScene(site, script, stage).play(people()));
    }

    /**
     * What to try next, with fresh samples to send.
     *
     * @param data the data folder as one would type it, e.g. {@code data/demo}
     * @param serving whether the gateway goes on serving
     */
    public void next(String data, boolean serving) throws IOException {
        writeSamples();
        String side = " --data " + data + (gateway.port() == 8443 || !serving ? "" : " --gateway " + address());
        stage.title(script.line("next.title"));
        stage.tell(script.line("next.preview"));
        stage.command("./daneker preview " + data + "/samples/employer.json --lang " + language.tag());
        stage.tell(script.line("next.audit"));
        stage.command("./daneker audit verify " + data + "/log");
        stage.tell(script.line(serving ? "next.send" : "next.serve"));
        if (!serving) {
            stage.command("./daneker demo");
        }
        stage.command("./daneker send " + data + "/samples/clinic.json --as centre-47" + side);
        stage.command("./daneker receive --all --as clinic-47-001" + side);
        if (serving) {
            stage.title(script.line("serving", address()));
        }
    }

    private String address() {
        return "https://localhost:" + gateway.port();
    }

    private List<String> people() {
        return SAMPLES.stream()
                .flatMap(name -> Sample.read(name, clock.instant()).people())
                .distinct()
                .toList();
    }

    private void writeSamples() throws IOException {
        Path folder = Files.createDirectories(site.data().resolve("samples"));
        for (String name : SAMPLES) {
            Files.writeString(
                    folder.resolve(name + ".json"),
                    Sample.read(name, clock.instant()).referral().toPrettyString() + "\n",
                    StandardCharsets.UTF_8);
        }
    }
}
