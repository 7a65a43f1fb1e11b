package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.signing.Jws;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.Receipt;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Each good referral of the domain suite, from its sender's signature to its recipient's plaintext. */
@ExtendWith(OneGateway.class)
class RoundTripIT {
    private final RunningGateway gateway;

    RoundTripIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    static Stream<Payloads.Fixture> good() {
        return Payloads.good();
    }

    @ParameterizedTest
    @MethodSource("good")
    void tells_senderWhatWasForwarded(Payloads.Fixture fixture) {
        gateway.approve(fixture.payload());
        HttpResponse<byte[]> answer = gateway.send(fixture.payload());

        assertThat(answer.statusCode()).as(RunningGateway.text(answer)).isEqualTo(202);
        String compact = RunningGateway.text(answer);
        Receipt receipt = Receipt.verify(
                        compact,
                        gateway.keys(Payloads.sender(fixture.payload()))
                                .gateway(
                                        Jws.keyNamedBy(compact), gateway.clock().instant()))
                .receipt();
        assertThat(receipt.refersTo())
                .isEqualTo(fixture.payload().path("referralId").asString(""));
        if (isHeld(fixture)) {
            assertThat(receipt.outcome()).isEqualTo(Outcome.HELD);
            assertThat(receipt.code()).isEqualTo("FREE_TEXT_SENSITIVE");
            return;
        }
        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receipt.decision().forwardedCategories()).isEqualTo(forwarded(fixture));
        assertThat(new TreeMap<>(receipt.decision().withheld())).isEqualTo(withheld(fixture));
        assertThat(receipt.disclosures()).containsAll(receipt.forwarded());
    }

    static Stream<Payloads.Fixture> forwardedAndFetched() {
        return Payloads.good().filter(fixture -> !isHeld(fixture));
    }

    @ParameterizedTest
    @MethodSource("forwardedAndFetched")
    void gives_recipientExactlyWhatIsAllowed(Payloads.Fixture fixture) {
        ObjectNode sent = fixture.payload();
        String recipient = Payloads.recipient(sent);
        gateway.approve(sent);
        String token = gateway.sign(sent);
        gateway.post(Payloads.sender(sent), "/v1/referrals", "application/sd-jwt", token);
        UUID delivery = gateway.arrived(sent);

        ReceivedReferral received = gateway.open(recipient, delivery);

        ObjectNode data = (ObjectNode) received.referral().path("data");
        assertThat(data.propertyNames()).containsExactlyInAnyOrderElementsOf(forwarded(fixture));
        for (String category : forwarded(fixture)) {
            assertThat(data.path(category)).isEqualTo(sent.path("data").path(category));
        }
        assertThat(received.fhir().path("resourceType").asString("")).isEqualTo("Bundle");
        assertThat(received.fhir().path("type").asString("")).isEqualTo("message");
        if (fixture.expect().has("visibleSender")) {
            assertThat(received.sender().neutral()).isTrue();
            assertThat(received.sender().name().kk())
                    .isEqualTo(fixture.expect().at("/visibleSender/kk").asString(""));
        }
        if (received.sender().neutral()) {
            assertThat(received.token().token().issuerJwt()).isNotEqualTo(token.substring(0, token.indexOf('~')));
        } else {
            assertThat(received.sender().agency()).isEqualTo(new AgencyId(Payloads.sender(sent)));
            assertThat(received.token().token().issuerJwt()).isEqualTo(token.substring(0, token.indexOf('~')));
        }
        String everything = received.token().token().serialize()
                + received.referral()
                + received.fhir()
                + received.plain().map(ObjectNode::toString).orElse("");
        fixture.expect()
                .path("recipientMustNotSee")
                .forEach(word -> assertThat(everything).doesNotContain(word.asString("")));
        AgencyType type =
                gateway.agencies().require(new AgencyId(recipient), "").type();
        assertThat(received.plain().isPresent()).isEqualTo(type == AgencyType.SCHOOL || type == AgencyType.EMPLOYER);
        gateway.client(recipient).sign(received);
        assertThat(gateway.inbox(recipient).ids()).doesNotContain(delivery);
        assertThat(gateway.agencies()
                        .require(new AgencyId(recipient), "")
                        .channel()
                        .kind())
                .isNotEqualTo(DeliveryChannel.Kind.PUSH);
    }

    private static boolean isHeld(Payloads.Fixture fixture) {
        return fixture.expect().path("decision").asString("").startsWith("HOLD");
    }

    private static List<String> forwarded(Payloads.Fixture fixture) {
        return fixture.expect()
                .path("forwardedCategories")
                .valueStream()
                .map(category -> category.asString(""))
                .sorted()
                .toList();
    }

    private static TreeMap<String, String> withheld(Payloads.Fixture fixture) {
        TreeMap<String, String> withheld = new TreeMap<>();
        fixture.expect()
                .path("withheld")
                .properties()
                .forEach(entry -> withheld.put(entry.getKey(), entry.getValue().asString("")));
        return withheld;
    }
}
