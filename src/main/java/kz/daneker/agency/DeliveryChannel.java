package kz.daneker.agency;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries reach an agency. Addresses come from the register alone, which its operator keeps: none is ever taken
 * from a message, an answer or a redirect.
 *
 * @param url where {@link Kind#PUSH} posts to, the base of the server of the FHIR channels; null on the others
 * @param access how the gateway gets access tokens of a FHIR server; null where its certificate is enough
 */
public record DeliveryChannel(
        Kind kind, @Nullable URI url, @Nullable TokenEndpoint access) {
    public DeliveryChannel {
        if ((kind == Kind.PUSH || kind.isFhir()) != (url != null)) {
            throw new IllegalArgumentException("a url belongs to PUSH and FHIR and to them only");
        }
        if (!kind.isFhir() && access != null) {
            throw new IllegalArgumentException("access tokens belong to FHIR only");
        }
        if (url != null && !"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && kind == Kind.PUSH)) {
            throw new IllegalArgumentException("a url must be absolute, https; http for PUSH only");
        }
    }

    /** The ways out. */
    public enum Kind {
        /** The agency fetches from its inbox. */
        PULL,
        /** The gateway posts to the agency's own address. */
        PUSH,
        /** The agency listens on its own AMQP 1.0 queue. */
        AMQP,
        /** The gateway stores FHIR in the agency's own FHIR server. */
        FHIR,
        /** The gateway sends FHIR messages to the {@code $process-message} of the agency's own server. */
        FHIR_MESSAGES;

        /** Whether the agency's own FHIR server is at the other end. */
        public boolean isFhir() {
            return this == FHIR || this == FHIR_MESSAGES;
        }
    }

    /**
     * OAuth 2.0 client credentials, the client known by its signature.
     *
     * @param url of the token endpoint, https
     * @param client id the gateway has there
     */
    public record TokenEndpoint(URI url, String client) {
        public TokenEndpoint {
            if (!"https".equals(url.getScheme()) || client.isBlank()) {
                throw new IllegalArgumentException("a token endpoint must have an https url and a client id");
            }
        }
    }

    /** The agency fetches: what holds until another channel is set up. */
    public static DeliveryChannel pull() {
        return new DeliveryChannel(Kind.PULL, null, null);
    }

    /** Whether the gateway can bring its own words to it, a recall for one. */
    public boolean isListening() {
        return kind == Kind.PUSH || kind == Kind.AMQP;
    }
}
