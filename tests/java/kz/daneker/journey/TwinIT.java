package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two referrals that differ only in what is withheld look alike to their recipient. */
@ExtendWith(OneGateway.class)
class TwinIT {
    private final RunningGateway gateway;

    TwinIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** 01 goes the masked way, 02 the open one. */
    @ParameterizedTest
    @ValueSource(strings = {"01", "02"})
    void looks_alikeWithAndWithoutWithheldData(String fixture) {
        ObjectNode bare = Payloads.good(fixture);
        ObjectNode data = (ObjectNode) bare.path("data");
        List.of("TRAUMA_VIOLENCE", "RETURNEE", "PSYCHOSOCIAL", "MENTAL_HEALTH", "RELIGION")
                .forEach(data::remove);
        ObjectNode laden = Payloads.freshId(bare);
        ObjectNode more = (ObjectNode) laden.path("data");
        more.putObject("TRAUMA_VIOLENCE").put("summary", "(fictional) " + "long ".repeat(300));
        more.putObject("RETURNEE").put("status", "returned").put("year", 2019);

        Seen first = see(bare);
        Seen second = see(laden);

        assertThat(second).isEqualTo(first);
    }

    /**
     * What a recipient can tell without reading values.
     *
     * @param length of the JWE, characters
     */
    private record Seen(
            int status,
            List<String> headers,
            int length,
            String token,
            String referral,
            String fhir,
            int disclosures) {}

    private Seen see(ObjectNode referral) {
        String recipient = Payloads.recipient(referral);
        UUID delivery = gateway.deliver(referral);
        HttpResponse<byte[]> answer = gateway.get(recipient, "/v1/inbox/" + delivery);
        ReceivedReferral received = gateway.open(recipient, delivery);
        gateway.client(recipient).sign(received);
        String payload = received.token().token().issuerJwt().split("\\.", -1)[1];
        JsonNode claims = StrictJson.read(Base64.getUrlDecoder().decode(payload));
        return new Seen(
                answer.statusCode(),
                answer.headers().map().keySet().stream().sorted().toList(),
                answer.body().length,
                shape(claims),
                shape(received.referral()),
                shape(received.fhir()),
                received.token().token().disclosures().size());
    }

    /** Names and kinds in order of name, lists by their length, values left out. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
            return fields.toString();
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(shape(item)));
            return items.toString();
        }
        return node.getNodeType().name();
    }
}
