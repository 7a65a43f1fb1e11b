package kz.daneker.fhir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.daneker.consent.CodeLists;
import kz.daneker.consent.Release;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.consent.TestReleases;
import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a health record of forty entries costs: mapped at its sender, written with its summary at the gateway, and, for
 * comparison, what HAPI alone takes to encode the written message. {@code bench/jmh SummaryBenchmark} runs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SummaryBenchmark {
    private static final int ENTRIES = 40;

    private final byte[] record = message();
    private ReferralSections sections;
    private ReferralId referral;
    private Release release;
    private Bundle written;

    @Setup
    public void map() {
        Path config = Path.of("config");
        sections = new ReferralSections(
                CodeLists.load(config, SensitiveTerms.load(config.resolve("free-text-terms.yaml"))));
        referral = new ReferralId(TestReleases.open("{\"REASON\":{}}").terms().referralId());
        ObjectNode data = StrictJson.object();
        mapped().forEach((category, section) -> data.set(category.name(), section));
        release = TestReleases.open(data.toString());
        written = FhirR4.context().newJsonParser().parseResource(Bundle.class, write());
    }

    /** The record as the sender has it → what the sender signs. */
    @Benchmark
    public Map<DataCategory, ObjectNode> mapped() {
        return sections.of(Hl7v2Mapper.map(record), referral);
    }

    /** What is released → the message with the summary in it, as JSON. */
    @Benchmark
    public String write() {
        return Samples.write(release);
    }

    /** The part of {@link #write} that is HAPI's encoder. */
    @Benchmark
    public String encodeAlone() {
        return FhirR4.context().newJsonParser().encodeResourceToString(written);
    }

    private static byte[] message() {
        String results = IntStream.rangeClosed(1, ENTRIES)
                .mapToObj(i ->
                        "OBX|" + i + "|NM|718-7^Hemoglobin^LN||1" + i + ".2|g/L^g/L^UCUM|115-155|N|||F|||20260305\r")
                .collect(Collectors.joining());
        return ("MSH|^~\\&|MIS|CENTRE|G|G|20260310||ORU^R01|7|P|2.5.1||||||UNICODE UTF-8\r"
                        + "PID|1||P-42^^^C^MR||Ахметова^Айгүл||2018|F\r" + results)
                .getBytes(StandardCharsets.UTF_8);
    }
}
