package kz.daneker.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.Refused;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Runs whatever referrals the domain suite holds; what the reader does not judge it must let pass. */
class DomainFixturesTest {
    private static final Path SUITE = Path.of(System.getProperty("vectors.domain", "../shared/fixtures/domain"));
    /** Judged after reading: by the gate, the seal or the record of what was received. */
    private static final Set<RefusalCode> LATER = Set.of(
            RefusalCode.CONSENT_MISSING,
            RefusalCode.CONSENT_EXPIRED,
            RefusalCode.CONSENT_WITHDRAWN,
            RefusalCode.CONSENT_RECIPIENT,
            RefusalCode.CONSENT_PURPOSE,
            RefusalCode.CONSENT_SCOPE,
            RefusalCode.CONSENT_NOT_SEPARATE,
            RefusalCode.CONSENT_GIVER,
            RefusalCode.GUARDIAN_MISSING,
            RefusalCode.ASSENT_MISSING,
            RefusalCode.PARTY_UNKNOWN,
            RefusalCode.PARTY_NOT_ALLOWED,
            RefusalCode.ROUTE_NOT_ALLOWED,
            RefusalCode.DUPLICATE_CONFLICT,
            RefusalCode.SIGNATURE_INVALID,
            RefusalCode.CERT_EXPIRED,
            RefusalCode.CERT_AGENCY_MISMATCH,
            RefusalCode.CROSS_BORDER,
            RefusalCode.DUAL_CONTROL);

    private final ReferralReader reader = Samples.reader();

    @TestFactory
    Stream<DynamicTest> good() throws IOException {
        return files("good", ".json")
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    JsonNode fixture = StrictJson.read(Files.readAllBytes(file));
                    Referral referral = reader.read(
                            fixture.path("payload"),
                            OffsetDateTime.parse(clock(fixture)).toInstant());
                    Set<String> warnings = new TreeSet<>();
                    fixture.at("/fixture/expect/warnings").forEach(warning -> warnings.add(warning.asString()));
                    warnings.retainAll(Set.of(Warnings.NO_IIN, Warnings.IIN_BIRTHDATE_MISMATCH));
                    assertThat(referral.warnings()).isEqualTo(warnings);
                }));
    }

    @TestFactory
    Stream<DynamicTest> bad() throws IOException {
        return files("bad", ".json")
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    JsonNode document = StrictJson.read(Files.readAllBytes(file));
                    JsonNode fixture = document.has("fixture") ? document.path("fixture") : document;
                    RefusalCode code =
                            RefusalCode.valueOf(fixture.at("/expect/code").asString());
                    String expected = LATER.contains(code)
                            ? "read"
                            : Refused.codeAndPlace(
                                    new Refusal(code, fixture.at("/expect/path").asString()));
                    byte[] bytes = document.has("payload")
                            ? StrictJson.write(document.path("payload"))
                            : Files.readAllBytes(
                                    file.resolveSibling(fixture.path("rawFile").asString()));
                    assertThat(answer(bytes, fixture.path("clock").asString())).isEqualTo(expected);
                }));
    }

    private String answer(byte[] bytes, String clock) {
        try {
            reader.read(bytes, OffsetDateTime.parse(clock).toInstant());
            return "read";
        } catch (Refusal refusal) {
            return Refused.codeAndPlace(refusal);
        }
    }

    private static String clock(JsonNode fixture) {
        return fixture.at("/fixture/clock").asString();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static Stream<Path> files(String kind, String ending) throws IOException {
        Path folder = SUITE.resolve(kind);
        assumeTrue(Files.isDirectory(folder), "the domain suite is not here: set vectors.domain");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
