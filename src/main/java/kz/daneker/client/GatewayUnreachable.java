package kz.daneker.client;

/** The gateway did not answer, or not as a gateway does. Nothing is known about the request; it may be sent again. */
public final class GatewayUnreachable extends RuntimeException {
    GatewayUnreachable(String why, Throwable cause) {
        super(why, cause);
    }

    GatewayUnreachable(String why) {
        super(why);
    }
}
