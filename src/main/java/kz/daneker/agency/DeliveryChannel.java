package kz.daneker.agency;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries reach an agency.
 *
 * @param url where {@link Kind#PUSH} posts to; null on the other channels
 */
public record DeliveryChannel(Kind kind, @Nullable URI url) {
    public DeliveryChannel {
        if ((kind == Kind.PUSH) != (url != null)) {
            throw new IllegalArgumentException("a url belongs to PUSH and to PUSH only");
        }
        if (url != null && !"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("a PUSH url must be absolute, http or https");
        }
    }

    /** The three ways out. */
    public enum Kind {
        /** The agency fetches from its inbox. */
        PULL,
        /** The gateway posts to the agency's own address. */
        PUSH,
        /** The agency listens on its own AMQP 1.0 queue. */
        AMQP
    }

    /** The agency fetches: what holds until another channel is set up. */
    public static DeliveryChannel pull() {
        return new DeliveryChannel(Kind.PULL, null);
    }
}
