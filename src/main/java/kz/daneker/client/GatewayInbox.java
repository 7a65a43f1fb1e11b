package kz.daneker.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What waits at the gateway for this agency. */
public final class GatewayInbox {
    private static final String PATH = "/v1/inbox";
    private static final String JWT = "application/jwt";
    private static final String JSON = "application/json";
    /** Characters of receipts in one request; a gateway takes 400 KiB. */
    private static final int LARGEST_REQUEST = 300 * 1024;

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

    /**
     * As many of these as one answer holds, in one request.
     *
     * @param ids of the listing, at most 50
     * @throws RefusedRequest if the gateway refuses
     */
    FetchedDeliveries fetch(List<UUID> ids) {
        String query = ids.stream().map(id -> "id=" + id).collect(Collectors.joining("&"));
        GatewayReply reply = RefusedRequest.unlessGranted(connection.get(PATH + "/deliveries?" + query));
        ObjectNode json = reply.json();
        try {
            Map<UUID, String> fetched = new LinkedHashMap<>();
            for (JsonNode each : json.path("deliveries")) {
                fetched.put(
                        UUID.fromString(each.path("id").asString("")),
                        each.path("jwe").asString(""));
            }
            List<UUID> askAgain = json.path("askAgain")
                    .valueStream()
                    .map(id -> UUID.fromString(id.asString("")))
                    .toList();
            if (!ids.containsAll(fetched.keySet()) || !ids.containsAll(askAgain) || askAgain.size() >= ids.size()) {
                throw new IllegalArgumentException("nobody asked for this");
            }
            return new FetchedDeliveries(fetched, askAgain);
        } catch (IllegalArgumentException e) {
            throw new GatewayUnreachable("the deliveries are not in the form a gateway gives", e);
        }
    }

    /** Hands in the signed receipt; the same again changes nothing. */
    void sign(UUID id, String receipt) {
        RefusedRequest.unlessGranted(connection.post(PATH + "/" + id + "/receipt", JWT, receipt));
    }

    /**
     * Hands in several signed receipts, as many in one request as it takes.
     *
     * @return for each, in the same order, what the gateway has against it; empty where it was taken
     */
    List<Optional<RefusedByGateway>> sign(List<String> receipts) {
        List<Optional<RefusedByGateway>> answers = new ArrayList<>();
        while (answers.size() < receipts.size()) {
            answers.addAll(signTogether(together(receipts.subList(answers.size(), receipts.size()))));
        }
        return answers;
    }

    private static List<String> together(List<String> receipts) {
        int characters = receipts.get(0).length();
        int count = 1;
        while (count < Math.min(receipts.size(), FetchedDeliveries.AT_ONCE)
                && characters + receipts.get(count).length() <= LARGEST_REQUEST) {
            characters += receipts.get(count++).length();
        }
        return receipts.subList(0, count);
    }

    private List<Optional<RefusedByGateway>> signTogether(List<String> receipts) {
        ObjectNode body = StrictJson.object();
        ArrayNode array = body.putArray("receipts");
        receipts.forEach(array::add);
        GatewayReply reply = RefusedRequest.unlessGranted(connection.post(PATH + "/receipts", JSON, body.toString()));
        List<Optional<RefusedByGateway>> answers = reply.json()
                .path("receipts")
                .valueStream()
                .map(GatewayInbox::refusal)
                .toList();
        if (answers.size() != receipts.size()) {
            throw new GatewayUnreachable("a gateway answers each receipt");
        }
        return answers;
    }

    private static Optional<RefusedByGateway> refusal(JsonNode entry) {
        int status = entry.path("status").asInt(0);
        return status == 200
                ? Optional.empty()
                : Optional.of(RefusedByGateway.read(status, entry.path("problem"), null));
    }
}
