package kz.daneker.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.daneker.client.DatedReferral;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Two referrals that differ in nothing but what is withheld are one to their recipient. */
class TwinIT {
    private static final List<String> NEVER_HERE = List.of(
            "RETURNEE",
            "RELIGION",
            "SUBSTANCE",
            "REPRO_HEALTH",
            "INFECTIOUS",
            "FAMILY",
            "ADDRESS",
            "MENTAL_HEALTH",
            "SOCIAL_BENEFIT",
            "MEDIATION",
            "PSS_PLAN",
            "LEGAL_DOCS");

    @TempDir
    private static Path folder;

    private static LiveSite site;

    @BeforeAll
    static void start() {
        site = LiveSite.start(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<Arguments> twins() {
        return Stream.of(true, false)
                .flatMap(open -> Stream.of(
                        twin(open, "value", withheld("a"), withheld("b")),
                        twin(open, "presence", data -> data.remove(NEVER_HERE), withheld("a")),
                        twin(open, "length", withheld("a"), withheld("a".repeat(5_000))),
                        twin(
                                open,
                                "count",
                                withheld("a"),
                                data -> NEVER_HERE.forEach(
                                        category -> data.putObject(category).put("text", "a"))),
                        twin(open, "shape", withheld("a"), data -> {
                            ObjectNode block = data.putObject("RETURNEE");
                            for (int i = 0; i < 40; i++) {
                                block.putArray("field" + i).add(1).add(2);
                            }
                        }),
                        twin(open, "several at once", data -> data.remove(NEVER_HERE), data -> {
                            data.putObject("TRAUMA_VIOLENCE").put("summary", "(fictional) " + "long ".repeat(300));
                            data.putObject("RETURNEE").put("status", "returned").put("year", 2019);
                        })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void looksTheSame(String name, boolean open, Consumer<ObjectNode> one, Consumer<ObjectNode> other) {
        String recipient = open ? "clinic-47-001" : "school-15-007";
        Function<Instant, ObjectNode> base = open ? DatedReferral::toClinic : DatedReferral::toSchool;
        assertThat(seen(base, other, recipient)).isEqualTo(seen(base, one, recipient));
    }

    /** The comparison must be able to tell two referrals apart. */
    @Test
    void looksDifferent_whereTheDifferenceIsReleased() {
        Consumer<ObjectNode> taller = data -> ((ObjectNode) data.path("HEALTH_SUMMARY")).put("heightCm", 117);
        assertThat(seen(DatedReferral::toClinic, taller, "clinic-47-001"))
                .isNotEqualTo(seen(DatedReferral::toClinic, withheld("a"), "clinic-47-001"));
    }

    private static Seen seen(Function<Instant, ObjectNode> base, Consumer<ObjectNode> change, String recipient) {
        ObjectNode referral = base.apply(site.clock().instant());
        ((ObjectNode) referral.path("data")).remove("TRAUMA_VIOLENCE");
        change.accept((ObjectNode) referral.path("data"));
        site.send(referral);
        return Seen.by(site, recipient);
    }

    private static Consumer<ObjectNode> withheld(String value) {
        return data -> data.putObject("RETURNEE").put("text", value);
    }

    private static Arguments twin(boolean open, String what, Consumer<ObjectNode> one, Consumer<ObjectNode> other) {
        return Arguments.of(what + (open ? ", open" : ", masked"), open, one, other);
    }
}
