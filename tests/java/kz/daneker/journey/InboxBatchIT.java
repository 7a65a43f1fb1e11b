package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.client.FetchedDeliveries;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedFor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Many deliveries, and many receipts, in one request: as good as one by one, and nobody else's. */
@ExtendWith(OneGateway.class)
class InboxBatchIT {
    private static final String DELIVERIES = "/v1/inbox/deliveries?";
    private static final String RECEIPTS = "/v1/inbox/receipts";

    private final RunningGateway gateway;

    InboxBatchIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void brings_severalDeliveries_andTakesTheirReceiptsTogether() {
        ObjectNode one = Payloads.good("02");
        ObjectNode other = Payloads.good("02");
        String recipient = Payloads.recipient(one);
        List<UUID> waiting = List.of(gateway.deliver(one), gateway.deliver(other));
        UUID unknown = UUID.randomUUID();

        FetchedDeliveries fetched = gateway.client(recipient)
                .fetch(Stream.concat(waiting.stream(), Stream.of(unknown)).toList());

        assertThat(fetched.jwes()).containsOnlyKeys(waiting);
        assertThat(fetched.askAgain()).isEmpty();
        List<ReceivedReferral> opened = waiting.stream()
                .map(id -> gateway.client(recipient)
                        .opener()
                        .open(id, fetched.jwes().get(id)))
                .toList();
        assertThat(gateway.client(recipient).sign(opened))
                .extracting(SignedFor::refused)
                .containsOnlyNulls();
        assertThat(gateway.inbox(recipient).ids()).doesNotContainAnyElementsOf(waiting);
        assertThat(gateway.client(recipient).fetch(waiting).jwes()).isEmpty();
        assertThat(gateway.client(recipient).sign(opened))
                .as("the same again")
                .extracting(SignedFor::refused)
                .containsOnlyNulls();
        Stream.of(one, other)
                .forEach(sent -> assertThat(gateway.client(Payloads.sender(sent))
                                .conversation()
                                .ask(Payloads.id(sent))
                                .state())
                        .hasToString("DELIVERED"));
    }

    @Test
    void refuses_oneReceiptInItsPlace_andTakesTheOthers() {
        ObjectNode referral = Payloads.good("02");
        String recipient = Payloads.recipient(referral);
        UUID delivery = gateway.deliver(referral);
        String good = Receipts.of(gateway, recipient, gateway.open(recipient, delivery));
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86);
        ObjectNode elsewhere = Payloads.good("01");
        String strangers = Receipts.of(
                gateway,
                Payloads.recipient(elsewhere),
                gateway.open(Payloads.recipient(elsewhere), gateway.deliver(elsewhere)));

        ObjectNode answer = RunningGateway.json(
                gateway.exchange(recipient, receipts("kk", List.of(forged, good, strangers, good))));

        assertThat(answer.path("receipts")).hasSize(4);
        assertThat(answer.at("/receipts/0/status").asInt()).isEqualTo(401);
        assertThat(answer.at("/receipts/0/problem/code").asString()).isEqualTo("SIGNATURE_INVALID");
        assertThat(answer.at("/receipts/0/problem/detail").asString()).contains("Қолтаңба");
        assertThat(answer.at("/receipts/1").toString()).isEqualTo("{\"status\":200}");
        assertThat(answer.at("/receipts/2/status").asInt()).isGreaterThanOrEqualTo(400);
        assertThat(answer.at("/receipts/3").toString()).isEqualTo("{\"status\":200}");
        assertThat(gateway.inbox(recipient).ids()).doesNotContain(delivery);
    }

    @Test
    void asks_toComeAgainForWhatNoLongerFits() {
        String recipient = Payloads.recipient(Payloads.good("02"));
        List<UUID> waiting = Stream.generate(() -> gateway.deliver(Payloads.good("02")))
                .limit(FetchedDeliveries.AT_ONCE)
                .toList();

        List<FetchedDeliveries> answers = new ArrayList<>();
        for (List<UUID> left = waiting; !left.isEmpty(); ) {
            FetchedDeliveries fetched = gateway.client(recipient).fetch(left);
            answers.add(fetched);
            left = fetched.askAgain();
        }

        assertThat(answers).hasSizeGreaterThan(1);
        assertThat(answers.stream().flatMap(each -> each.jwes().keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(waiting);
        answers.stream()
                .flatMap(each -> each.jwes().entrySet().stream())
                .map(each -> gateway.client(recipient).opener().open(each.getKey(), each.getValue()))
                .forEach(gateway.client(recipient)::sign);
    }

    @Test
    void gives_noOtherAgencyAnything() {
        ObjectNode referral = Payloads.good("01");
        UUID delivery = gateway.deliver(referral);
        gateway.agencies().all().stream()
                .filter(agency -> agency.bin() != null)
                .map(agency -> agency.id().value())
                .filter(agency -> !agency.equals(Payloads.recipient(referral)))
                .forEach(stranger -> {
                    HttpResponse<byte[]> answer = gateway.get(stranger, DELIVERIES + "id=" + delivery);
                    assertThat(RunningGateway.text(answer))
                            .isEqualTo(
                                    RunningGateway.text(gateway.get(stranger, DELIVERIES + "id=" + UUID.randomUUID())))
                            .isEqualTo("{\"deliveries\":[],\"askAgain\":[]}");
                });
        gateway.client(Payloads.recipient(referral)).sign(gateway.open(Payloads.recipient(referral), delivery));
    }

    @Test
    void refuses_noneAndTooMany() {
        String recipient = Payloads.recipient(Payloads.good("02"));
        String tooMany =
                Stream.generate(() -> "id=" + UUID.randomUUID()).limit(51).collect(Collectors.joining("&"));

        assertThat(gateway.get(recipient, DELIVERIES + tooMany).statusCode()).isEqualTo(400);
        assertThat(gateway.get(recipient, DELIVERIES + "id=").statusCode()).isEqualTo(400);
        assertThat(gateway.get(recipient, "/v1/inbox/deliveries").statusCode()).isEqualTo(400);
        assertThat(gateway.get(recipient, DELIVERIES + "id=%00").statusCode()).isEqualTo(400);
        assertThat(gateway.get(recipient, DELIVERIES + "id=x").statusCode()).isEqualTo(404);
        assertThat(gateway.exchange(recipient, receipts("en", List.of())).statusCode())
                .isEqualTo(400);
        assertThat(gateway.exchange(recipient, receipts("en", Collections.nCopies(51, "x")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(gateway.post(recipient, RECEIPTS, "application/json", "[]").statusCode())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
    }

    private HttpRequest.Builder receipts(String language, List<String> receipts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode array = body.putArray("receipts");
        receipts.forEach(array::add);
        return HttpRequest.newBuilder(gateway.uri(RECEIPTS))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
    }
}
