package kz.daneker.client;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway answered, not believed yet. */
final class GatewayReply {
    private final HttpResponse<byte[]> response;

    GatewayReply(HttpResponse<byte[]> response) {
        this.response = response;
    }

    int status() {
        return response.statusCode();
    }

    boolean succeeded() {
        return status() / 100 == 2;
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    byte[] bytes() {
        return response.body().clone();
    }

    /** For tokens, which are ASCII. */
    String text() {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }

    /** @throws GatewayUnreachable if it is none: this is not our gateway, or it is broken */
    ObjectNode json() {
        try {
            return StrictJson.readObject(response.body());
        } catch (Refusal e) {
            throw new GatewayUnreachable("the answer with status " + status() + " is no JSON a gateway gives", e);
        }
    }
}
