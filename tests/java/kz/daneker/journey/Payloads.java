package kz.daneker.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The domain suite's referrals, brought to today: every moment moves by as much as the fixture's clock is behind. */
final class Payloads {
    private static final Path SUITE = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"));

    private Payloads() {}

    /** One file of the suite. */
    record Fixture(String name, ObjectNode expect, String harness, ObjectNode payload) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fixture> good() {
        return all("good");
    }

    static Stream<Fixture> bad() {
        return all("bad");
    }

    static ObjectNode good(String prefix) {
        return good().filter(fixture -> fixture.name().startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .payload();
    }

    private static Stream<Fixture> all(String kind) {
        Path folder = SUITE.resolve(kind);
        Assumptions.assumeTrue(Files.isDirectory(folder), "the domain suite is not on this machine");
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".expect.json"))
                    .sorted()
                    .map(Payloads::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture read(Path file) {
        try {
            ObjectNode document = (ObjectNode) StrictJson.read(Files.readAllBytes(file));
            ObjectNode fixture = (ObjectNode) document.path("fixture");
            Instant clock =
                    OffsetDateTime.parse(fixture.path("clock").asString("")).toInstant();
            ObjectNode payload = (ObjectNode) document.path("payload");
            move(payload, Duration.ofSeconds(Instant.now().getEpochSecond() - clock.getEpochSecond()));
            payload.put("referralId", UUID.randomUUID().toString());
            return new Fixture(
                    file.getFileName().toString(),
                    (ObjectNode) fixture.path("expect"),
                    fixture.path("harness").asString(""),
                    payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(JsonNode node, Duration by) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().stream().toList()) {
                moved(object.path(name), by, value -> object.put(name, value));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                moved(array.path(i), by, value -> array.set(at, value));
            }
        }
    }

    private static void moved(JsonNode value, Duration by, java.util.function.Consumer<String> put) {
        if (!value.isString()) {
            move(value, by);
            return;
        }
        try {
            put.accept(Sheets.written(OffsetDateTime.parse(value.stringValue()).plus(by)));
        } catch (DateTimeException e) {
            // not a moment: stays as it is
        }
    }

    static ObjectNode freshId(ObjectNode referral) {
        ObjectNode copy = referral.deepCopy();
        return copy.put("referralId", UUID.randomUUID().toString());
    }

    static String sender(ObjectNode referral) {
        return referral.at("/sender/agencyId").asString("centre-47");
    }

    static String recipient(ObjectNode referral) {
        return referral.at("/recipient/agencyId").asString("");
    }

    static UUID id(ObjectNode referral) {
        return UUID.fromString(referral.path("referralId").asString(""));
    }
}
