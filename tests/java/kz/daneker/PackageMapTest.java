package kz.daneker;

import static java.util.Map.entry;
import static kz.daneker.MainCode.CLASSES;
import static kz.daneker.MainCode.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the packages: who may import whom, downward only, and where each library is at home. */
class PackageMapTest {
    /** Package → the packages it may import. The root package holds {@code main}: it may see all, nobody sees it. */
    private static final Map<String, Set<String>> MAP = Map.ofEntries(
            entry("refusal", Set.of()),
            entry("agency", Set.of("refusal")),
            entry("referral", Set.of("agency", "refusal")),
            entry("store", Set.of("refusal")),
            entry("signing", words()),
            entry("trust", words("signing")),
            entry("provision", words()),
            entry("label", words()),
            entry("consent", words("provision", "label")),
            entry("audit", words("signing", "store")),
            entry("witness", words("audit", "trust", "signing")),
            entry("export", words("anchor", "audit", "trust", "signing", "store")),
            entry("logapi", words("witness", "audit", "web", "store")),
            entry("anchor", words("audit", "trust", "signing", "store")),
            entry("alert", words("anchor", "witness", "audit", "trust", "signing", "store")),
            entry("ledger", words("audit", "signing", "store")),
            entry("inquiry", words("ledger", "audit", "signing", "store")),
            entry("auditevent", words("inquiry", "audit")),
            entry("broker", words()),
            entry("rules", words("consent", "trust", "signing", "store")),
            entry("web", words("trust", "signing", "store")),
            entry("ips", words()),
            entry("fhir", words("ips", "provision", "consent", "signing")),
            entry("mapping", words("ips", "fhir", "label")),
            entry("hl7v2", words("mapping")),
            entry("cda", words("mapping")),
            entry("validation", words("fhir")),
            entry("client", words("fhir", "audit", "trust", "signing", "provision", "consent")),
            entry("connect", words("client", "mapping", "signing")),
            entry("paper", words("consent")),
            entry("recall", words("audit", "ledger", "broker", "web", "trust", "signing", "store")),
            entry(
                    "register",
                    words(
                            "fhir",
                            "audit",
                            "ledger",
                            "web",
                            "rules",
                            "provision",
                            "consent",
                            "trust",
                            "signing",
                            "store")),
            entry("breakglass", words("audit", "ledger", "broker", "web", "consent", "trust", "signing", "store")),
            entry(
                    "intake",
                    words(
                            "register",
                            "breakglass",
                            "fhir",
                            "audit",
                            "ledger",
                            "broker",
                            "web",
                            "rules",
                            "provision",
                            "consent",
                            "trust",
                            "signing",
                            "store")),
            entry(
                    "delivery",
                    words(
                            "recall",
                            "register",
                            "breakglass",
                            "validation",
                            "fhir",
                            "audit",
                            "ledger",
                            "broker",
                            "web",
                            "rules",
                            "provision",
                            "consent",
                            "trust",
                            "signing",
                            "store")),
            entry(
                    "fhirapi",
                    words(
                            "auditevent",
                            "inquiry",
                            "intake",
                            "delivery",
                            "register",
                            "fhir",
                            "audit",
                            "ledger",
                            "web",
                            "trust",
                            "signing",
                            "store")),
            entry(
                    "gateway",
                    words(
                            "logapi",
                            "export",
                            "inquiry",
                            "witness",
                            "console",
                            "accessreport",
                            "paper",
                            "officer",
                            "intake",
                            "recall",
                            "alert",
                            "anchor",
                            "delivery",
                            "fhirapi",
                            "register",
                            "breakglass",
                            "fhir",
                            "audit",
                            "ledger",
                            "broker",
                            "web",
                            "rules",
                            "provision",
                            "consent",
                            "trust",
                            "signing",
                            "store")),
            entry("officer", words("audit", "store")),
            entry("accessreport", words("officer", "inquiry", "paper", "rules", "consent", "audit", "ledger", "store")),
            entry(
                    "console",
                    words(
                            "accessreport",
                            "officer",
                            "alert",
                            "anchor",
                            "breakglass",
                            "paper",
                            "inquiry",
                            "witness",
                            "rules",
                            "consent",
                            "web",
                            "trust",
                            "audit",
                            "ledger",
                            "signing",
                            "store")),
            entry("bench", words("gateway", "client", "audit", "trust", "signing")),
            entry("demo", words("gateway", "intake", "client", "audit", "provision", "consent", "trust", "signing")),
            entry(
                    "cli",
                    words(
                            "export",
                            "witness",
                            "bench",
                            "demo",
                            "accessreport",
                            "officer",
                            "gateway",
                            "anchor",
                            "intake",
                            "delivery",
                            "client",
                            "paper",
                            "connect",
                            "validation",
                            "cda",
                            "hl7v2",
                            "mapping",
                            "ips",
                            "fhir",
                            "audit",
                            "ledger",
                            "broker",
                            "web",
                            "provision",
                            "rules",
                            "consent",
                            "trust",
                            "signing",
                            "store")));

    /** Where FHIR and HL7 v2 are spoken: HAPI is at home here and nowhere else (ADR 0023). */
    private static final Set<String> HEALTH =
            Set.of("auditevent", "fhir", "fhirapi", "mapping", "ips", "validation", "hl7v2", "cda", "connect");

    private static final Set<String> MESSAGING = Set.of("broker", "recall", "breakglass", "intake", "delivery");
    private static final Set<String> SQL = Set.of(
            "store",
            "audit",
            "anchor",
            "export",
            "inquiry",
            "alert",
            "ledger",
            "rules",
            "recall",
            "register",
            "breakglass",
            "intake",
            "delivery",
            "accessreport",
            "officer");

    /** Library (a package prefix) → the packages where it is at home. */
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            entry("ca.uhn.", HEALTH),
            entry("org.hl7.", HEALTH),
            entry("org.fhir.ucum.", Set.of("mapping")),
            entry("com.fasterxml.jackson.core.", Set.of("fhir")),
            entry("com.fasterxml.jackson.databind.", Set.of("fhir")),
            entry("org.bouncycastle.", Set.of("signing", "trust")),
            entry("com.nimbusds.", Set.of("signing", "trust")),
            entry("org.apache.catalina.", Set.of("web")),
            entry("org.apache.camel.", Set.of("intake", "delivery")),
            entry("jakarta.jms.", MESSAGING),
            entry("org.apache.activemq.", MESSAGING),
            entry("org.apache.artemis.", MESSAGING),
            entry("org.apache.pdfbox.", Set.of("paper")),
            entry("com.google.zxing.", Set.of("paper")),
            entry("jakarta.mail.", Set.of("alert")),
            entry("picocli.", Set.of("cli")),
            entry("java.sql.", SQL),
            entry("javax.sql.", SQL),
            entry("org.springframework.jdbc.", SQL),
            entry("org.springframework.security.crypto.", Set.of("officer")),
            entry("org.springframework.security.web.", Set.of("console")),
            entry("org.springframework.security.oauth2.", Set.of("console")),
            entry("org.thymeleaf.", Set.of("console")),
            entry("org.flywaydb.", Set.of("store")),
            entry("org.sqlite.", Set.of("store")),
            entry("org.postgresql.", Set.of("store")));

    @Test
    void knows_everyPackage() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(packageOf(type)));
        found.remove("");
        assertThat(found).as("packages the map forgot").isSubsetOf(MAP.keySet());
    }

    @Test
    void allows_onlyImportsOfTheMap() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(PackageMapTest::isOurs)
                        .filter(use -> !isAllowed(packageOf(use.getOriginClass()), packageOf(use.getTargetClass())))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void points_onlyDownward() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void keeps_eachLibraryInItsHome() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> !isAtHome(use))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void marks_everyPackageAgainstNull() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    @Test
    void names_noPackageAfterNothing() {
        List<String> empty =
                List.of("util", "utils", "common", "helper", "service", "model", "impl", "dto", "core", "misc");
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> assertThat(name.split("\\.")).as(name).doesNotContainAnyElementsOf(empty));
    }

    /** The three packages of plain words, and what else a package may import. */
    private static Set<String> words(String... more) {
        return Stream.concat(Stream.of("referral", "agency", "refusal"), Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOurs(Dependency use) {
        String target = use.getTargetClass().getPackageName();
        return target.equals(ROOT) || target.startsWith(ROOT + ".");
    }

    private static boolean isAllowed(String from, String to) {
        return from.equals(to)
                || from.isEmpty()
                || MAP.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isAtHome(Dependency use) {
        String target = use.getTargetClass().getName();
        String from = packageOf(use.getOriginClass());
        return HOMES.entrySet().stream()
                .filter(library -> target.startsWith(library.getKey()))
                .allMatch(library -> library.getValue().contains(from));
    }

    /** The part after the root, e.g. {@code signing} for {@code kz.daneker.signing.SealVerifier}; empty for the root. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
    }
}
