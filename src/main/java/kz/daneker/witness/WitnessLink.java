package kz.daneker.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TrailFault;

/** The log's side of one witness. */
final class WitnessLink {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private final HttpClient http;
    private final URI address;

    /** @param prefix e.g. {@code https://witness.example/daneker} */
    WitnessLink(HttpClient http, URI prefix) {
        this.http = http;
        String text = prefix.toString();
        this.address = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
    }

    WitnessAnswer submit(AddCheckpoint checkpoint) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(checkpoint.bytes()))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(response, new String(body.readNBytes(AddCheckpoint.LARGEST), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return new WitnessAnswer.Silent("it could not be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WitnessAnswer.Silent("the gateway is stopping");
        }
    }

    private static WitnessAnswer read(HttpResponse<?> response, String body) {
        try {
            return switch (response.statusCode()) {
                case 200 -> new WitnessAnswer.Cosigned(SignedNote.lines(body));
                case 409 ->
                    SIZE.matcher(body).matches()
                            ? new WitnessAnswer.Knows(Long.parseLong(body.strip()))
                            : new WitnessAnswer.Disagrees();
                case 422 -> new WitnessAnswer.Disagrees();
                default -> new WitnessAnswer.Silent("it answered with status " + response.statusCode());
            };
        } catch (TrailFault e) {
            return new WitnessAnswer.Silent("its answer was no cosignature");
        }
    }
}
