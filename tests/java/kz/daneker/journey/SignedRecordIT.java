package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.consent.CodeLists;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.label.CodeLabels;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.Jws;
import kz.daneker.validation.FhirValidation;
import kz.daneker.validation.Finding;
import kz.daneker.validation.IpsVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record is mapped, signed, filtered and delivered: what the clinic reads is the FHIR its sender signed. */
class SignedRecordIT {
    private static final Path CONFIG = Path.of("config");
    private static final String MESSAGE = """
            MSH|^~\\&|MIS|CENTRE|G|G|20260310||ORU^R01|7|P|2.5.1||||||UNICODE UTF-8
            PID|1||P-42^^^C^MR||Ахметова^Айгүл||2018|F
            OBR|1||LAB-77|58410-2^CBC panel^LN|||20260305||||||||||||||||||F
            OBX|1|NM|718-7^Hemoglobin^LN||11.20|g/dL^g/dL^UCUM|11.5-15.5|L|||F
            """;
    private static final String HIV_TEST = """
            MSH|^~\\&|MIS|CENTRE|G|G|20260311||ORU^R01|8|P|2.5.1||||||UNICODE UTF-8
            PID|1||P-42^^^C^MR||Ахметова^Айгүл||2018|F
            OBX|1|ST|75622-1^HIV 1+2 Ab^LN||secret-value||||||F
            """;

    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final CodeLabels labels =
            CodeLists.load(CONFIG, SensitiveTerms.load(CONFIG.resolve("free-text-terms.yaml")));
    private final ObjectNode referral = Person.invented().in(Fixture.clinic().at(exchange.now()));

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void delivers_theFhirItsSenderSigned_toStockTools() throws Exception {
        ArrayNode signed = put(referral, resources(referral, MESSAGE));
        ReceivedReferral received = exchanged(referral);
        JsonNode shown = received.referral().at("/data/HEALTH_SUMMARY/resources");
        JsonNode summary = summary(received);

        assertThat(shown).isEqualTo(signed);
        assertThat(stockVerified(received).at("/referral/data/HEALTH_SUMMARY/resources"))
                .isEqualTo(JsonMapper.shared().readTree(signed.toString()));
        assertThat(OfficialValidator.errors(received.fhir().toString())).isEmpty();
        assertThat(errors(summary)).isEmpty();
        for (JsonNode resource : signed) {
            assertThat(entries(summary).get(resource.path("id").asString(""))).isEqualTo(resource);
        }
    }

    /** The sender put it in the summary; its code says otherwise, and that is not consented to. */
    @Test
    void leavesAResourceOut_whoseCodeNeedsMore_withoutATrace() {
        ArrayNode ordinary = resources(referral, MESSAGE);
        ArrayNode both = ordinary.deepCopy();
        both.addAll(resources(referral, HIV_TEST));
        put(referral, both);
        ReceivedReferral received = exchanged(referral);

        assertThat(received.referral().at("/data/HEALTH_SUMMARY/resources")).isEqualTo(ordinary);
        assertThat(received.fhir().toString()).doesNotContain("secret-value", "75622-1");
        assertThat(received.token().token().serialize()).doesNotContain("c2VjcmV0");
        assertThat(errors(summary(received))).isEmpty();
    }

    /** Nothing the strict reader at the door minds, and no FHIR all the same. */
    @Test
    void endsWhatTheOfficialValidatorRejects_andTellsItsSender_whileOthersPass() {
        ArrayNode signed = put(referral, resources(referral, MESSAGE));
        ((ObjectNode) signed.get(0))
                .putArray("category")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/observation-category")
                .put("code", "secret-code");
        Party centre = exchange.sender(referral);
        long before = exchange.lastLeaf();
        assertThat(centre.send(centre.sign(referral)).statusCode()).isEqualTo(202);
        ObjectNode other = Person.invented().in(Fixture.clinic().at(exchange.now()));
        exchanged(other);

        await().atMost(Duration.ofSeconds(60)).until(() -> state(centre), "UNDELIVERABLE"::equals);
        assertThat(exchange.leavesAfter(before)).contains("UNDELIVERABLE gateway RESOURCE_INVALID");
        assertThat(exchange.recipient(referral).inbox()).isEmpty();
    }

    private String state(Party centre) {
        return StrictJson.read(centre.get(
                                "/v1/referrals/" + referral.path("referralId").asString(""))
                        .body())
                .path("state")
                .asString("");
    }

    private ReceivedReferral exchanged(ObjectNode sent) {
        Party clinic = exchange.recipient(sent);
        assertThat(exchange.sender(sent).send(exchange.sender(sent).sign(sent)).statusCode())
                .isEqualTo(202);
        ReceivedReferral received = clinic.fetch(clinic.awaitOne());
        clinic.client().sign(received);
        return received;
    }

    private ArrayNode resources(ObjectNode about, String message) {
        ArrayNode all = StrictJson.object().putArray("all");
        new ReferralSections(labels)
                .of(
                        Hl7v2Mapper.map(message.getBytes(StandardCharsets.UTF_8)),
                        ReferralId.of(about.path("referralId").asString("")))
                .forEach((category, section) -> section.path("resources").forEach(all::add));
        return all;
    }

    private static ArrayNode put(ObjectNode referral, ArrayNode resources) {
        ((ObjectNode) referral.at("/data/HEALTH_SUMMARY")).set("resources", resources);
        return resources;
    }

    private static JsonNode summary(ReceivedReferral received) {
        return entries(received.fhir()).values().stream()
                .filter(resource -> resource.path("type").asString("").equals("document"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, JsonNode> entries(JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> ((ObjectNode) entry.path("resource")).deepCopy())
                .peek(resource -> {
                    if (!resource.path("resourceType").asString("").equals("Bundle")) {
                        resource.remove("meta");
                    }
                })
                .collect(Collectors.toMap(resource -> resource.path("id").asString(""), resource -> resource));
    }

    private static List<String> errors(JsonNode summary) {
        return FhirValidation.official().check(summary.toString(), IpsVersion.V1_1_0).stream()
                .filter(Finding::isError)
                .map(Finding::text)
                .toList();
    }

    /** By libraries that know nothing of Daneker: Nimbus for the signature, Authlete's for the disclosures. */
    private JsonNode stockVerified(ReceivedReferral received) throws Exception {
        SDJWT token = SDJWT.parse(received.token().token().serialize());
        SignedJWT jwt = SignedJWT.parse(token.getCredentialJwt());
        ECKey key = ECKey.parse(exchange.trust()
                .register()
                .signing(
                        kz.daneker.trust.Party.of(
                                new AgencyId(referral.at("/sender/agencyId").asString(""))),
                        Jws.keyNamedBy(token.getCredentialJwt()),
                        exchange.now())
                .jwk()
                .toString());
        assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
        Map<String, Object> claims =
                new SDObjectDecoder().decode(jwt.getPayload().toJSONObject(), token.getDisclosures());
        JsonMapper json = JsonMapper.shared();
        return json.readTree(json.writeValueAsString(claims));
    }
}
