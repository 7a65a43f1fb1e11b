package kz.daneker.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.fhir.OfficialValidator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FhirReaderTest {
    private static final Path FOLDER = Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"));

    @TestFactory
    Stream<DynamicTest> reads_everyPublishedSummary_asValidFhir() {
        assumeTrue(Files.isDirectory(FOLDER), "no FHIR vectors");
        return Stream.of(
                        OfficialValidator.files(FOLDER.resolve("ips"), ".*\\.json"),
                        OfficialValidator.files(FOLDER.resolve("referral"), "(gold-(ips|message)|Bundle).*\\.json"))
                .flatMap(List::stream)
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    MappedRecord mapped = FhirReader.map(Files.readAllBytes(file));
                    System.out.println(file + " " + mapped.unmapped());
                    assertThat(OfficialValidator.errors(mapped.json())).isEmpty();
                }));
    }
}
