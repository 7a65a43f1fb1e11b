package kz.daneker.client;

import java.util.Optional;
import java.util.regex.Pattern;
import kz.daneker.signing.VerifiedReceipt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Refused: nothing was kept, correct it and send it again under a new id.
 *
 * @param status of HTTP, e.g. 422
 * @param code e.g. {@code IIN_CHECKSUM}
 * @param pointer where, RFC 6901, e.g. {@code /subject/iin}; empty for the message as a whole
 * @param text what is wrong and what to do, in the language of the connection
 * @param instance to quote when asking for help
 * @param receipt the gateway's signed word of the refusal, verified; null where none is owed, e.g. {@code RATE_LIMITED}
 */
public record RefusedByGateway(
        int status,
        String code,
        String pointer,
        String text,
        String instance,
        @Nullable VerifiedReceipt receipt) implements GatewayAnswer {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");

    static RefusedByGateway read(GatewayReply reply) {
        return read(reply, null);
    }

    /** @throws GatewayUnreachable if the answer is no problem document (RFC 9457) */
    static RefusedByGateway read(GatewayReply reply, @Nullable VerifiedReceipt receipt) {
        return read(reply.status(), reply.json(), receipt);
    }

    /** @throws GatewayUnreachable if this is no problem document (RFC 9457) */
    static RefusedByGateway read(int status, JsonNode problem, @Nullable VerifiedReceipt receipt) {
        String code = problem.path("code").asString("");
        if (!CODE.matcher(code).matches()) {
            throw new GatewayUnreachable("the answer with status " + status + " is no problem document");
        }
        return new RefusedByGateway(
                status,
                code,
                problem.path("pointer").asString(""),
                problem.path("detail").asString(""),
                problem.path("instance").asString(""),
                receipt);
    }

    /** The gateway's signed word of the refusal. */
    public Optional<VerifiedReceipt> signed() {
        return Optional.ofNullable(receipt);
    }
}
