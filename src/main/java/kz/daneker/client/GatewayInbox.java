package kz.daneker.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What waits at the gateway for this agency. */
public final class GatewayInbox {
    private static final String PATH = "/v1/inbox";
    private static final String JWT = "application/jwt";

    private final GatewayConnection connection;

    GatewayInbox(GatewayConnection connection) {
        this.connection = connection;
    }

    /**
     * The oldest deliveries first; more move up once these are signed for.
     *
     * @throws RefusedRequest if the gateway refuses
     */
    public List<WaitingDelivery> list() {
        GatewayReply reply = RefusedRequest.unlessGranted(connection.get(PATH));
        List<WaitingDelivery> waiting = new ArrayList<>();
        try {
            for (JsonNode entry : reply.json().path("deliveries")) {
                waiting.add(new WaitingDelivery(
                        UUID.fromString(entry.path("id").asString("")),
                        LocalDate.parse(entry.path("receivedOn").asString("")),
                        LocalDate.parse(entry.path("expiresOn").asString(""))));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new GatewayUnreachable("the inbox's listing is not in the form a gateway gives", e);
        }
        return List.copyOf(waiting);
    }

    /** The sealed delivery, a JWE; may be fetched again until it is signed for. */
    String fetch(UUID id) {
        return RefusedRequest.unlessGranted(connection.get(PATH + "/" + id)).text();
    }

    /** Hands in the signed receipt; the same again changes nothing. */
    void sign(UUID id, String receipt) {
        RefusedRequest.unlessGranted(connection.post(PATH + "/" + id + "/receipt", JWT, receipt));
    }
}
