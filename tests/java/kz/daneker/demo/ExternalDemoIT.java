package kz.daneker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.daneker.Daneker;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.processes.ChildJvm;
import kz.daneker.processes.ExternalParts;
import kz.daneker.referral.StrictJson;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The story with its database and its broker in processes of their own: nothing in it ends otherwise. */
class ExternalDemoIT {
    private static final Map<String, String> OUTCOMES = Map.of(
            "clinic", "ACCEPTED",
            "school", "ACCEPTED",
            "employer", "ACCEPTED",
            "unasked", "CONSENT_MISSING",
            "withdrawn", "WITHDRAWN");

    @TempDir
    private Path data;

    @Test
    void ends_asItDoesEmbedded_onPostgresAndABrokerOfItsOwn() throws IOException {
        try (ExternalParts parts = new ExternalParts(data)) {
            ChildJvm demo = new ChildJvm("demo", data, "\"holds\"", Daneker.class.getName(), demo(parts));
            demo.start();
            parts.startBroker();
            assertThat(demo.awaitExit(Duration.ofMinutes(3))).as(demo.said()).isZero();

            JsonNode ended = StrictJson.read(demo.said()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElse(""));
            assertThat(ended.path("holds").asBoolean()).isTrue();
            assertThat(outcomes(ended)).isEqualTo(OUTCOMES);
            ended.path("scenes").forEach(ExternalDemoIT::assertAsTold);
            assertThat(recordsInTheLog())
                    .as("the gateway's end is on record as well")
                    .isGreaterThan(ended.at("/log/records").asLong());

            assertThat(data.resolve("db")).as("the embedded database").doesNotExist();
            assertTables(parts.postgres.settings());
        }
        assertNobodyIn(data.resolve("postgres"));
        assertNobodyIn(data.resolve("broker"));
    }

    private List<String> demo(ExternalParts parts) {
        List<String> arguments =
                new ArrayList<>(List.of("demo", "--exit", "--json", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of("--set", "management.server.port=0"));
        arguments.addAll(parts.options());
        return arguments;
    }

    private static Map<String, String> outcomes(JsonNode ended) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        ended.path("scenes")
                .forEach(scene -> outcomes.put(
                        scene.path("scene").stringValue(), scene.path("outcome").stringValue()));
        return outcomes;
    }

    /** What went and what stayed, as the sample itself says. */
    private static void assertAsTold(JsonNode scene) {
        Sample sample = Sample.read(scene.path("scene").stringValue(), Instant.now());
        boolean delivered = scene.path("outcome").stringValue().equals("ACCEPTED");
        List<String> forwarded = new ArrayList<>();
        scene.path("forwardedCategories").forEach(category -> forwarded.add(category.stringValue()));
        Map<String, String> withheld = new TreeMap<>();
        scene.path("withheld").forEachEntry((category, reason) -> withheld.put(category, reason.stringValue()));
        if (delivered) {
            assertThat(forwarded).containsExactlyElementsOf(sample.forwarded());
            assertThat(withheld).isEqualTo(sample.withheld());
        } else {
            assertThat(forwarded).isEmpty();
        }
    }

    private long recordsInTheLog() throws IOException {
        TrailVerdict verdict = TrailVerifier.verify(
                data.resolve("log"), WitnessPolicy.parse(Files.readString(data.resolve("log.policy"))));
        assertThat(verdict).as(verdict.sentence()).isInstanceOf(TrailVerdict.Intact.class);
        return ((TrailVerdict.Intact) verdict).records();
    }

    private static void assertTables(StoreSettings settings) {
        try (Database database = Database.open(settings)) {
            assertThat(count(database, "select count(*) from referral")).isEqualTo(4);
            assertThat(count(database, "select count(*) from delivery where state = 'RECEIPTED'"))
                    .isEqualTo(3);
            assertThat(count(database, "select count(*) from referral_key"))
                    .as("keys that outlived their referral")
                    .isZero();
        }
    }

    private static int count(Database database, String sql) {
        return database.read(
                connection -> Sql.one(connection, sql, row -> row.getInt(1)).orElseThrow());
    }

    /** Names and numbers of the story's people, in the files of what ran beside the gateway. */
    private static void assertNobodyIn(Path folder) throws IOException {
        List<String> people = OUTCOMES.keySet().stream()
                .flatMap(name -> Sample.read(name, Instant.now()).people())
                .map(person -> new String(person.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .distinct()
                .toList();
        assertThat(people).isNotEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(people).noneMatch(bytes(file)::contains));
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
