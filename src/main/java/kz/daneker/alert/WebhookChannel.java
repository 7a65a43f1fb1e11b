package kz.daneker.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.SigningKey;
import kz.daneker.trust.BoundedExchange;

/**
 * Posts a notice as JSON. The header {@code Daneker-Signature} is the gateway's seal over exactly the body's bytes, a
 * detached JWS of type {@link DetachedJws#ALERT}: whoever listens can tell our notice from somebody else's.
 */
final class WebhookChannel implements AlertChannel {
    static final String SIGNATURE = "Daneker-Signature";

    private final URI address;
    private final BoundedExchange https;
    private final SigningKey seal;

    WebhookChannel(URI address, BoundedExchange https, SigningKey seal) {
        this.address = address;
        this.https = https;
        this.seal = seal;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void tell(AlertNotice notice) throws IOException, InterruptedException {
        byte[] json = notice.json();
        HttpResponse<byte[]> answer = https.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, DetachedJws.sign(DetachedJws.ALERT, json, seal))
                .POST(BodyPublishers.ofByteArray(json))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("a webhook must answer 2xx, found " + answer.statusCode());
        }
    }
}
