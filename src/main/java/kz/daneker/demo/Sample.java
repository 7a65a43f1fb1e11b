package kz.daneker.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One invented referral and what must become of it.
 *
 * @param referral ready to be signed
 * @param forwarded categories the recipient must get
 * @param withheld category to reason, e.g. {@code HEALTH_SUMMARY} to {@code MATRIX_DENY}
 * @param code with which it must be refused; empty where it must pass
 * @param pointer where the refusal must point
 */
record Sample(ObjectNode referral, Set<String> forwarded, Map<String, String> withheld, String code, String pointer) {
    /** Reads {@code demo/<name>.json}, dated for this moment. */
    static Sample read(String name, Instant now) {
        ObjectNode file = SampleDates.of(now).fill(StrictJson.readObject(bytes("/demo/" + name + ".json")));
        JsonNode expect = file.path("expect");
        Set<String> forwarded = new TreeSet<>();
        expect.path("forwardedCategories").forEach(category -> forwarded.add(category.asString("")));
        Map<String, String> withheld = new TreeMap<>();
        expect.path("withheld")
                .properties()
                .forEach(each -> withheld.put(each.getKey(), each.getValue().asString("")));
        return new Sample(
                (ObjectNode) file.path("referral"),
                forwarded,
                withheld,
                expect.path("code").asString(""),
                expect.path("path").asString(""));
    }

    AgencyId sender() {
        return new AgencyId(referral.at("/sender/agencyId").asString(""));
    }

    AgencyId recipient() {
        return new AgencyId(referral.at("/recipient/agencyId").asString(""));
    }

    /** Family names and numbers of its people, as whoever searched a stolen disk would look for them. */
    Stream<String> people() {
        return Stream.of("/subject/name/family", "/subject/iin", "/guardian/name/family", "/guardian/iin")
                .map(pointer -> referral.at(pointer).asString(""))
                .filter(text -> !text.isEmpty());
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Sample.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar must be readable", e);
        }
    }
}
