package kz.daneker.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kz.daneker.agency.Language;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.MutualTls;

/**
 * HTTPS to the gateway with the agency's certificate; connections are kept and used again. Thread-safe.
 *
 * <p>Every request of this exchange may be repeated: the gateway knows the same bytes under the same id again. So what
 * fails on the way, or is asked to wait, is tried again as it was.
 */
public final class GatewayConnection {
    private static final Set<Integer> LATER = Set.of(429, 503);
    private static final String RETRY_AFTER = "Retry-After";
    /** Several times the largest delivery, which is padded to 1 MiB before it is sealed. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final URI gateway;
    private final Patience patience;
    private final Language language;
    private final BoundedExchange https;

    /**
     * Opens nothing yet.
     *
     * @param gateway e.g. {@code https://localhost:8443}
     * @param language of the gateway's explanations
     */
    public GatewayConnection(URI gateway, MutualTls tls, Patience patience, Language language) {
        this.gateway = gateway;
        this.patience = patience;
        this.language = language;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls.context())
                .sslParameters(tls.client())
                .connectTimeout(patience.connecting())
                .build();
        this.https = new BoundedExchange(http, patience.answering(), LARGEST_ANSWER);
    }

    GatewayReply get(String path) {
        return exchange(request(path).GET().build());
    }

    GatewayReply post(String path, String mediaType, String ascii) {
        return exchange(request(path)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofString(ascii, StandardCharsets.US_ASCII))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Accept-Language", language.tag());
    }

    private GatewayReply exchange(HttpRequest request) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= patience.attempts();
            Duration pause = patience.pauseAfter(attempt);
            try {
                GatewayReply reply = new GatewayReply(https.send(request));
                if (last || !LATER.contains(reply.status())) {
                    return reply;
                }
                pause = askedFor(reply, pause);
            } catch (IOException e) {
                if (last) {
                    throw new GatewayUnreachable("no answer from the gateway after " + attempt + " attempts", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GatewayUnreachable("interrupted while waiting for the gateway", e);
            }
            rest(pause);
        }
    }

    private Duration askedFor(GatewayReply reply, Duration otherwise) {
        return reply.header(RETRY_AFTER)
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> patience.atMost(Duration.ofSeconds(Long.parseLong(seconds))))
                .orElse(otherwise);
    }

    private static void rest(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnreachable("interrupted while waiting for the gateway", e);
        }
    }
}
