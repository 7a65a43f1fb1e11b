package kz.daneker.client;

/** The gateway refused a request other than a referral, e.g. a status word out of turn. */
public final class RefusedRequest extends RuntimeException {
    private final transient RefusedByGateway answer;

    RefusedRequest(RefusedByGateway answer) {
        super("refused by the gateway: " + answer.code(), null, false, false);
        this.answer = answer;
    }

    static GatewayReply unlessGranted(GatewayReply reply) {
        if (!reply.succeeded()) {
            throw new RefusedRequest(RefusedByGateway.read(reply));
        }
        return reply;
    }

    public RefusedByGateway answer() {
        return answer;
    }
}
