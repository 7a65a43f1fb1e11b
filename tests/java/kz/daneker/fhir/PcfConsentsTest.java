package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Item;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Labels.Level;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Period;
import kz.daneker.provision.Request;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** IHE PCF's example Consents give the outcomes of fhir.md §6; R4's own examples are kept and decide nothing. */
class PcfConsentsTest {
    private static final Path FOLDER = Vectors.fhir().resolve("consent");
    private static final Instant LATE_2022 = Instant.parse("2022-11-01T06:00:00Z");
    private static final Instant IN_2023 = Instant.parse("2023-02-01T06:00:00Z");
    private static final Set<String> BASIC = Set.of("TREAT", "HPAYMT", "HOPERAT");
    private static final String ANYONE = "Practitioner/any";
    private static final String FOCUSED = "Practitioner/ex-practitioner";
    private static final String PRIVILEGED = "Practitioner/privileged";

    private static final Item PLAIN = item(Labels.of(Level.N));
    private static final Item RESTRICTED = item(Labels.of(Level.R));
    private static final Item PSY = item(Labels.of(Level.R, "PSY"));
    private static final Item SDV = item(Labels.of(Level.V, "SDV"));

    /** Example → what it must give, each as "who why what" sentences that must be released among all that are asked. */
    @TestFactory
    Stream<DynamicTest> decides_asIheSays() {
        assumeTrue(Files.isDirectory(FOLDER), "no FHIR vectors");
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        expected.put("basic-treat", purposes(BASIC));
        expected.put("basic-treat-infant", purposes(BASIC));
        expected.put("basic-treat-ink", purposes(BASIC));
        expected.put("basic-reject", Set.of());
        expected.put("basic-research", purposes(Set.of("HRESCH")));
        expected.put("expired-treat", purposes(BASIC));
        expected.put("intermediate-purpose", Set.of());
        expected.put("advanced-normal", labels(ANYONE, "N", FOCUSED, "N", PRIVILEGED, "N"));
        expected.put(
                "advanced-normal-restricted", labels(ANYONE, "N R PSY", FOCUSED, "N R PSY", PRIVILEGED, "N R PSY"));
        expected.put("advanced-normal-not-restricted", labels(ANYONE, "N", FOCUSED, "N", PRIVILEGED, "N"));
        expected.put("advanced-normal-focused-restricted", labels(ANYONE, "N", FOCUSED, "N R PSY", PRIVILEGED, "N"));
        expected.put("advanced-normal-focused-psy", labels(ANYONE, "N", FOCUSED, "N PSY", PRIVILEGED, "N"));
        expected.put("advanced-normal-focused-psy-or-sdv", labels(ANYONE, "N", FOCUSED, "N PSY SDV", PRIVILEGED, "N"));
        Set<String> breakGlass = new TreeSet<>(labels(ANYONE, "N", FOCUSED, "N", PRIVILEGED, "N"));
        breakGlass.addAll(Set.of(PRIVILEGED + " BTG R", PRIVILEGED + " BTG PSY"));
        expected.put("advanced-normal-break-glass-restricted", breakGlass);
        Set<String> onlyBreakGlass = new TreeSet<>();
        Stream.of("N", "R", "PSY", "SDV").forEach(what -> onlyBreakGlass.add(PRIVILEGED + " BTG " + what));
        expected.put("dissent-intermediate-break-glass", onlyBreakGlass);
        return expected.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Path file = FOLDER.resolve(fileName(each.getKey()));
                    assumeTrue(Files.isRegularFile(file), "not among the vectors here");
                    assertThat(released(file, each.getKey().startsWith("advanced")))
                            .isEqualTo(each.getValue());
                }));
    }

    /** What the example points at goes and the rest stays, or the other way round; what nobody knows always stays. */
    @TestFactory
    Stream<DynamicTest> tells_dataAuthorTimeAndEncounterApart() {
        assumeTrue(Files.isDirectory(FOLDER), "no FHIR vectors");
        return Stream.of("data", "authoredby", "encounter", "timeframe")
                .flatMap(kind -> Stream.of("intermediate-" + kind, "intermediate-not-" + kind))
                .map(example -> DynamicTest.dynamicTest(example, () -> {
                    Path file = FOLDER.resolve(fileName(example));
                    assumeTrue(Files.isRegularFile(file), "not among the vectors here");
                    String json = PublishedResources.read(file);
                    ConsentDirective consent = Consents.usable(json);
                    JsonNode named =
                            Samples.JSON.readTree(json).findPath("data").path(0).path("reference");
                    Item meant = meant(example, named.path("reference").asString("Observation/any"));
                    Item other = item("Observation/other", "Practitioner/other", "2021-05-01", Set.of());
                    Item unknown = new Item("health", Labels.of(Level.N), null, null, null, null);
                    boolean excepted = example.contains("-not-");
                    assertThat(goes(consent, ANYONE, "TREAT", meant, LATE_2022, false))
                            .isEqualTo(!excepted);
                    assertThat(goes(consent, ANYONE, "TREAT", other, LATE_2022, false))
                            .isEqualTo(excepted);
                    assertThat(goes(consent, ANYONE, "TREAT", unknown, LATE_2022, false))
                            .isFalse();
                }));
    }

    private static Item meant(String example, String named) {
        if (example.endsWith("authoredby")) {
            return item("Observation/a", named, "2022-05-01", Set.of());
        }
        return example.endsWith("encounter")
                ? item("Observation/a", ANYONE, "2022-05-01", Set.of(named))
                : item(named, ANYONE, "2022-05-01", Set.of());
    }

    @TestFactory
    Stream<DynamicTest> gives_nothingOnceExpired() {
        Path file = FOLDER.resolve(fileName("expired-treat"));
        assumeTrue(Files.isRegularFile(file), "no FHIR vectors");
        return Stream.of(DynamicTest.dynamicTest("expired", () -> {
            ConsentDirective consent = Consents.usable(PublishedResources.read(file));
            assertThat(goes(consent, ANYONE, "TREAT", PLAIN, LATE_2022, false)).isTrue();
            assertThat(goes(consent, ANYONE, "TREAT", PLAIN, IN_2023, false)).isFalse();
        }));
    }

    @TestFactory
    Stream<DynamicTest> keeps_butDoesNotUse_whatLeavesTheRootUntyped() {
        assumeTrue(Files.isDirectory(FOLDER), "no FHIR vectors");
        return Stream.concat(
                        OfficialValidator.files(FOLDER, ".*Consent-.*\\.json").stream(),
                        OfficialValidator.files(FOLDER.resolveSibling("r4-examples"), "Consent-.*\\.json").stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String json = PublishedResources.read(file);
                    JsonNode root = Samples.JSON.readTree(json);
                    if (root.path("provision").has("type")) {
                        assertThat(Consents.read(json)).isInstanceOf(ReadConsent.Usable.class);
                    } else {
                        assertThat(Consents.read(json))
                                .isEqualTo(new ReadConsent.Unusable(
                                        ReadConsent.Cause.ROOT_UNTYPED, "Consent.provision.type"));
                    }
                }));
    }

    /** For the basic forms implicit-N is off, as PCF reads them. */
    private static Set<String> released(Path file, boolean implicitNormal) {
        ConsentDirective consent = Consents.usable(PublishedResources.read(file));
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("N", PLAIN);
        items.put("R", RESTRICTED);
        items.put("PSY", PSY);
        items.put("SDV", SDV);
        Set<String> released = new TreeSet<>();
        for (String who : List.of(ANYONE, FOCUSED, PRIVILEGED)) {
            for (String why : List.of("TREAT", "HPAYMT", "HOPERAT", "HRESCH", "BTG", "HMARKT")) {
                items.forEach((what, item) -> {
                    if (goes(consent, who, why, item, LATE_2022, implicitNormal)) {
                        released.add(who + " " + why + " " + what);
                    }
                });
            }
        }
        return released;
    }

    private static boolean goes(
            ConsentDirective consent, String who, String why, Item item, Instant at, boolean implicitNormal) {
        Patient patient = new Patient(
                Set.of("Patient/ex-patient"),
                consent.grantor().capacity() == kz.daneker.referral.ConsentRecord.Capacity.SELF
                        ? LocalDate.of(1990, 1, 1)
                        : LocalDate.of(2020, 1, 1),
                true,
                Patient.AdultVoice.OWN);
        return Consents.engine(implicitNormal)
                .decide(Request.of(patient, who, why, List.of(item), at), List.of(consent))
                .items()
                .get(0)
                .released();
    }

    /** BTG is a kind of TREAT. */
    private static Set<String> purposes(Set<String> purposes) {
        Set<String> all = new TreeSet<>();
        for (String who : List.of(ANYONE, FOCUSED, PRIVILEGED)) {
            for (String what : List.of("N", "R", "PSY", "SDV")) {
                purposes.forEach(why -> all.add(who + " " + why + " " + what));
                if (purposes.contains("TREAT")) {
                    all.add(who + " BTG " + what);
                }
            }
        }
        return all;
    }

    private static Set<String> labels(String... whoAndWhat) {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < whoAndWhat.length; i += 2) {
            for (String what : whoAndWhat[i + 1].split(" ")) {
                for (String why : List.of("TREAT", "HPAYMT", "HOPERAT", "BTG")) {
                    all.add(whoAndWhat[i] + " " + why + " " + what);
                }
            }
        }
        return all;
    }

    private static String fileName(String example) {
        return example.startsWith("dissent")
                ? "pcf-Consent-ex-" + example + ".json"
                : "pcf-Consent-ex-consent-" + example + ".json";
    }

    private static Item item(Labels labels) {
        return Item.of("health", labels);
    }

    private static Item item(String reference, String author, String date, Set<String> related) {
        return new Item("health", Labels.of(Level.N), Period.of(date), author, reference, related);
    }
}
