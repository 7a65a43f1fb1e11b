package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What must hold whatever a person ticks, whatever a sender adds, and in whatever order it is written. */
class GatePropertiesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<DataCategory> REQUIRED = EnumSet.of(DataCategory.ID_NAME, DataCategory.ID_BIRTH);

    @Provide
    Arbitrary<Set<DataCategory>> ticks() {
        return Arbitraries.of(DataCategory.class).set();
    }

    private static ObjectNode schoolWith(Set<DataCategory> ticked) {
        ObjectNode payload = Payloads.school();
        Set<DataCategory> all = new HashSet<>(ticked);
        all.addAll(REQUIRED);
        Payloads.consent(payload)
                .set("categories", Payloads.list(all.stream().map(Enum::name).toArray(String[]::new)));
        return payload;
    }

    private static Set<DataCategory> released(ObjectNode payload) {
        return ((ReleaseDecision) Site.decide(payload, Site.NOON)).released();
    }

    @Property(tries = 200)
    void narrows_andNeverWidens(@ForAll("ticks") Set<DataCategory> few, @ForAll("ticks") Set<DataCategory> more) {
        Set<DataCategory> both = new HashSet<>(few);
        both.addAll(more);
        MatrixRule school = Site.SHARING.rules().get(0);
        assertThat(released(schoolWith(both)))
                .containsAll(released(schoolWith(few)))
                .isSubsetOf(school.listed());
    }

    @Property(tries = 100)
    void releases_theSame_whateverElseIsAttached(@ForAll("ticks") Set<DataCategory> extra) {
        ObjectNode payload = Payloads.school();
        Set<DataCategory> before = released(payload);
        MatrixRule school = Site.SHARING.rules().get(0);
        for (DataCategory category : extra) {
            if (!school.listed().contains(category)
                    && !Site.SHARING.policy(category).neverExchange()) {
                ((ObjectNode) payload.get("data")).putObject(category.name()).put("summary", "x");
            }
        }
        assertThat(released(payload)).isEqualTo(before);
    }

    @Property(tries = 100)
    void decides_theSame_inAnyOrderOfConsents(
            @ForAll("ticks") Set<DataCategory> one,
            @ForAll("ticks") Set<DataCategory> two,
            @ForAll("ticks") Set<DataCategory> takenBack,
            @ForAll boolean newer) {
        ObjectNode payload = schoolWith(one);
        Payloads.addConsent(payload, c -> c.put("id", "c-2").set("categories", list(two)));
        takenBack.removeAll(REQUIRED);
        Payloads.addConsent(
                payload,
                c -> c.put("id", "c-3")
                        .put("status", "withdrawn")
                        .put("givenAt", newer ? "2026-06-11T10:00:00+05:00" : "2026-06-09T10:00:00+05:00")
                        .set("categories", list(takenBack)));
        Set<DataCategory> forwards = released(payload);
        ArrayNode consents = (ArrayNode) payload.get("consents");
        List<JsonNode> turned = new ArrayList<>();
        consents.forEach(consent -> turned.add(0, consent));
        consents.removeAll();
        turned.forEach(consents::add);
        assertThat(released(payload)).isEqualTo(forwards);
        if (newer) {
            assertThat(takenBack).noneMatch(forwards::contains);
        }
    }

    @Property(tries = 60)
    void releases_noMore_throughANarrowerMatrix(
            @ForAll("samples") ObjectNode payload, @ForAll("ticks") Set<DataCategory> struck) {
        Referral referral = Site.READER.read(payload, Site.NOON);
        ReleaseDecision wide = (ReleaseDecision) Site.decide(referral, Site.NOON);
        SharingMatrix narrow = without(struck);
        GateVerdict verdict = new ConsentGate(narrow, Site.RULES, Site.SCREEN, Site.LABELS)
                .decide(referral, Site.REGISTER, Site.NOON);
        if (verdict instanceof ReleaseDecision decision) {
            assertThat(wide.released()).containsAll(decision.released());
            if (!decision.emergency()) {
                assertThat(decision.released())
                        .allMatch(each -> narrow.rules().stream()
                                .anyMatch(rule -> rule.id().equals(decision.rule())
                                        && rule.listed().contains(each)));
            }
        }
    }

    /** The matrix with these categories struck from every rule that can do without them. */
    private static SharingMatrix without(Set<DataCategory> struck) {
        try {
            ObjectNode matrix = (ObjectNode) new YAMLMapper().readTree(Files.readString(Site.MATRIX));
            for (JsonNode rule : matrix.get("rules")) {
                for (String list : List.of("allow", "explicit")) {
                    ArrayNode kept = JSON.createArrayNode();
                    rule.get(list).forEach(category -> {
                        boolean needed = rule.get("required").valueStream().anyMatch(category::equals);
                        if (needed || !struck.contains(DataCategory.valueOf(category.asString()))) {
                            kept.add(category);
                        }
                    });
                    ((ObjectNode) rule).set(list, kept);
                }
            }
            return SharingMatrix.of(new ConfigText("sharing-matrix.yaml", JSON.writeValueAsString(matrix)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Property(tries = 500)
    void answers_nothingButAVerdictOrARefusal(
            @ForAll("samples") ObjectNode payload, @ForAll("junk") String junk, @ForAll int where) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(payload, objects);
        ObjectNode target = objects.get(Math.floorMod(where, objects.size()));
        List<String> keys = List.copyOf(target.propertyNames());
        if (!keys.isEmpty()) {
            target.set(keys.get(Math.floorMod(where / 7, keys.size())), JSON.readTree(junk));
        }
        try {
            assertThat(Site.decide(payload, Site.NOON)).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isNotNull();
        }
    }

    @Provide
    Arbitrary<ObjectNode> samples() {
        return Arbitraries.integers().between(0, 3).map(which -> switch (which) {
            case 0 -> Payloads.school();
            case 1 -> Payloads.sixteen();
            case 2 -> Payloads.emergency();
            default -> Payloads.counselling();
        });
    }

    @Provide
    Arbitrary<String> junk() {
        return Arbitraries.of(
                "null",
                "[]",
                "{}",
                "\"\"",
                "\" \"",
                "-1",
                "1e400",
                "true",
                "[[]]",
                "\"*\"",
                "\"\\u202e\"",
                "\"centre-15\"",
                "\"self\"",
                "\"guardian\"",
                "\"9999-12-31T23:59:59+18:00\"",
                "\"0001-01-01T00:00:00-18:00\"",
                "\"2026-02-30\"",
                "[\"ID_NAME\"]",
                "{\"a\":{\"b\":[1]}}");
    }

    private static ArrayNode list(Set<DataCategory> categories) {
        return Payloads.list(
                categories.isEmpty()
                        ? new String[] {"OUTCOME"}
                        : categories.stream().map(Enum::name).toArray(String[]::new));
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
