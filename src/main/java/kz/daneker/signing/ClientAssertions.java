package kz.daneker.signing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.daneker.referral.StrictJson;

/**
 * Proves to a token endpoint who its client is, by the gateway's seal: there is no shared secret that could leak. Whoever
 * holds this can make such assertions and nothing else.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.2">RFC 7523 §2.2, client authentication by JWT</a>
 */
public final class ClientAssertions {
    /** The value of {@code client_assertion_type}. */
    public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Duration VALID = Duration.ofMinutes(2);

    private final SigningKey seal;
    private final Clock clock;

    public ClientAssertions(SigningKey seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** One for one request, valid for two minutes: the value of {@code client_assertion}, ES256. */
    public String of(String client, URI endpoint) {
        Instant now = clock.instant();
        return Jws.sign(
                "JWT",
                StrictJson.object()
                        .put("iss", client)
                        .put("sub", client)
                        .put("aud", endpoint.toString())
                        .put("jti", UUID.randomUUID().toString())
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(VALID).getEpochSecond()),
                seal);
    }
}
