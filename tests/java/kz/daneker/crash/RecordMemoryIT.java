package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.daneker.Daneker;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.consent.CodeLists;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.journey.Person;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.processes.ChildJvm;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What docs/operations.md says of memory: a gateway that validates health records needs no more than 384 MB of heap. */
class RecordMemoryIT {
    private static final Path CONFIG = Path.of("config");
    private static final int RECORDS = 5;
    private static final int ENTRIES = 40;
    private static final MappedRecord RECORD = Hl7v2Mapper.map(message());

    @TempDir
    private Path data;

    private ChildJvm gateway;

    private final ReferralSections sections =
            new ReferralSections(CodeLists.load(CONFIG, SensitiveTerms.load(CONFIG.resolve("free-text-terms.yaml"))));

    @AfterEach
    void end() {
        gateway.endForSure();
    }

    @Test
    void carriesHealthRecords_inTheMemoryItIsSaidToNeed_andOthersDoNotWaitForThem() {
        int port = ChildJvm.freePort();
        gateway = new ChildJvm(
                "gateway",
                data,
                "serving https",
                Daneker.class.getName(),
                List.of(
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--set",
                        "daneker.broker.amqp-port=0",
                        "--set",
                        "management.server.port=0"));
        gateway.start();
        gateway.awaitReady();
        try (Agencies agencies = new Agencies(data, new Books(), List.of(URI.create("https://localhost:" + port)))) {
            URI door = URI.create("https://localhost:" + port);
            AgencyClient centre = agencies.client("centre-47", door);
            AgencyClient clinic = agencies.client(Agencies.CLINIC.value(), door);
            for (int i = 0; i < RECORDS; i++) {
                send(centre, true);
            }
            send(centre, false);
            await("what carries no record")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !clinic.inbox().list().isEmpty());
            assertThat(clinic.inbox().list().size())
                    .as("records wait for the validator")
                    .isLessThan(RECORDS);
            await("every record")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> clinic.inbox().list().size() == RECORDS + 1);
        }
        assertThat(gateway.isAlive()).isTrue();
        assertThat(gateway.said()).doesNotContain("OutOfMemoryError");
    }

    private void send(AgencyClient centre, boolean withRecord) {
        ObjectNode referral = Person.invented().in(DatedReferral.toClinic(Instant.now()));
        if (withRecord) {
            ReferralId id = ReferralId.of(referral.path("referralId").asString(""));
            ObjectNode section = sections.of(RECORD, id).get(DataCategory.HEALTH_SUMMARY);
            ((ObjectNode) referral.at("/data/HEALTH_SUMMARY")).set("resources", section.get("resources"));
        }
        assertThat(centre.sending().send(centre.signer().sign(referral))).isInstanceOf(AcceptedByGateway.class);
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
