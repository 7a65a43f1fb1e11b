package kz.daneker.trust;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP requests whose answers end. A peer with a good certificate may still send its answer byte by byte, or without
 * end: {@link HttpRequest.Builder#timeout} stops watching at the headers, and a body is otherwise read to its last byte.
 */
public final class BoundedExchange {
    private final HttpClient http;
    private final Duration within;
    private final int atMost;

    /**
     * @param within from the first byte sent to the last one received, connecting included
     * @param atMost bytes of an answer's body
     */
    public BoundedExchange(HttpClient http, Duration within, int atMost) {
        this.http = http;
        this.within = within;
        this.atMost = atMost;
    }

    /**
     * Posts a signed word, as {@link #send}.
     *
     * @param header which kind of word this is, e.g. {@code Daneker-Recall}; its value is the id
     * @param jws compact
     */
    public HttpResponse<byte[]> post(URI to, String header, UUID id, String jws)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(to)
                .header("Content-Type", "application/jwt")
                .header(header, id.toString())
                .POST(HttpRequest.BodyPublishers.ofString(jws, StandardCharsets.US_ASCII))
                .build());
    }

    /**
     * Sends the request and takes in the whole answer. What comes late or too long is dropped with its connection.
     *
     * @throws HttpTimeoutException if the answer was not complete in time
     * @throws IOException if it was too long, or there was none
     */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(atMost));
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("an answer must be complete within " + within);
        } catch (ExecutionException failed) {
            throw new IOException("there was no whole answer", failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
