package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.Agency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** To everybody but its two parties a referral does not exist. */
@ExtendWith(OneGateway.class)
class StrangerIT {
    private final RunningGateway gateway;

    StrangerIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void answers_everyOtherAgencyAsIfThereWereNothing() {
        ObjectNode referral = Payloads.good("01");
        UUID delivery = gateway.deliver(referral);
        UUID id = Payloads.id(referral);
        for (Agency stranger : gateway.agencies().all()) {
            String name = stranger.id().value();
            if (stranger.bin() == null
                    || name.equals(Payloads.sender(referral))
                    || name.equals(Payloads.recipient(referral))) {
                continue;
            }
            for (String path : List.of("/v1/inbox/", "/v1/referrals/")) {
                String nothing = body(gateway.get(name, path + UUID.randomUUID()));
                assertThat(body(gateway.get(name, path + delivery))).isEqualTo(nothing);
                assertThat(body(gateway.get(name, path + id))).isEqualTo(nothing);
            }
        }
        assertThat(body(gateway.get(Payloads.sender(referral), "/v1/inbox/" + delivery)))
                .isEqualTo(body(gateway.get("ngo-b", "/v1/inbox/" + delivery)));
        gateway.client(Payloads.recipient(referral)).sign(gateway.open(Payloads.recipient(referral), delivery));
    }

    /** Status, headers' names and problem, less what is new in every answer. */
    private static String body(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        ObjectNode problem = RunningGateway.json(answer);
        problem.remove("instance");
        return answer.headers().map().keySet() + problem.toString();
    }
}
