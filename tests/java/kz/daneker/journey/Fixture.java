package kz.daneker.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One referral with what must become of it, moved to the present: the exchange runs by the real clock.
 *
 * @param name of its file
 * @param about {@code fixture}: clock and expectation
 */
record Fixture(String name, JsonNode about, ObjectNode payload) {
    private static final Path FOLDER = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"));
    private static final Path OURS = Path.of("tests", "fixtures", "referrals");

    static Fixture ours(String name) {
        return read(OURS.resolve(name + ".json"));
    }

    static Fixture clinic() {
        return ours("clinic-child-of-nine");
    }

    static Fixture held() {
        Fixture clinic = clinic();
        clinic.payload().put("note", "Девочка вернулась из Сирии, отец осуждён. Просим учесть.");
        return clinic;
    }

    static List<Fixture> all(String kind) {
        Path folder = FOLDER.resolve(kind);
        assumeTrue(Files.isDirectory(folder), "the domain's fixtures are not here");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".expect.json"))
                    .sorted()
                    .map(Fixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture read(Path file) {
        try {
            ObjectNode json = StrictJson.readObject(Files.readAllBytes(file));
            return new Fixture(
                    String.valueOf(file.getFileName()), json.path("fixture"), (ObjectNode) json.path("payload"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode expected() {
        return about.path("expect");
    }

    String harness() {
        return about.path("harness").asString("");
    }

    /** As if written for this moment: every time keeps its distance to the fixture's clock; a fresh id. */
    ObjectNode at(Instant now) {
        ObjectNode moved = payload.deepCopy();
        Instant clock = about.hasNonNull("clock")
                ? OffsetDateTime.parse(about.path("clock").asString("")).toInstant()
                : OffsetDateTime.parse(moved.path("createdAt").asString(""))
                        .toInstant()
                        .plus(Duration.ofMinutes(30));
        shift(moved, clock, Duration.between(clock, now.truncatedTo(ChronoUnit.SECONDS)));
        moved.put("referralId", UUID.randomUUID().toString());
        return moved;
    }

    private static void shift(JsonNode node, Instant clock, Duration by) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                object.set(field.getKey(), shifted(field.getValue(), clock, by));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shifted(array.get(i), clock, by));
            }
        }
    }

    private static JsonNode shifted(JsonNode value, Instant clock, Duration by) {
        if (value instanceof StringNode text) {
            return StringNode.valueOf(shifted(text.stringValue(), clock, by));
        }
        shift(value, clock, by);
        return value;
    }

    /** Instants move; a day only where it lies in the future, since birthdays make ages. */
    private static String shifted(String text, Instant clock, Duration by) {
        try {
            if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.parse(text).plus(by));
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")
                    && LocalDate.parse(text).isAfter(LocalDate.ofInstant(clock, ZoneOffset.UTC))) {
                return LocalDate.parse(text).plusDays(by.toDays() + 1).toString();
            }
        } catch (DateTimeException e) {
            return text; // no such day: that is the fixture's fault
        }
        return text;
    }

    @Override
    public String toString() {
        return name;
    }
}
