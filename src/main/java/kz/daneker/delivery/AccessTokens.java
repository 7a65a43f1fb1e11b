package kz.daneker.delivery;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.DeliveryChannel.TokenEndpoint;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.ClientAssertions;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens of clinics' FHIR servers, kept until shortly before they run out. The gateway proves who it is by
 * {@link ClientAssertions}.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/backend-services.html">SMART Backend Services</a>
 */
final class AccessTokens {
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8192}");

    private final ClinicLines lines;
    private final ClientAssertions assertions;
    private final Clock clock;
    private final Map<AgencyId, Held> held = new ConcurrentHashMap<>();

    private record Held(String token, Instant until) {}

    AccessTokens(ClinicLines lines, ClientAssertions assertions, Clock clock) {
        this.lines = lines;
        this.assertions = assertions;
        this.clock = clock;
    }

    /**
     * A token in force.
     *
     * @throws IOException if the endpoint gives none; the message says its status and nothing it said
     */
    String of(AgencyId agency, TokenEndpoint endpoint) throws IOException, InterruptedException {
        Held known = held.get(agency);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.token();
        }
        Held fresh = fetch(agency, endpoint);
        held.put(agency, fresh);
        return fresh.token();
    }

    /** The server no longer takes it. */
    void forget(AgencyId agency, String token) {
        held.computeIfPresent(agency, (id, known) -> known.token().equals(token) ? null : known);
    }

    private Held fetch(AgencyId agency, TokenEndpoint endpoint) throws IOException, InterruptedException {
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        "system/*.cru",
                        "client_assertion_type",
                        ClientAssertions.TYPE,
                        "client_assertion",
                        assertions.of(endpoint.client(), endpoint.url())))))
                .build();
        HttpResponse<byte[]> answer = lines.to(agency).send(request);
        if (answer.statusCode() != 200) {
            throw new IOException("a token endpoint must answer 200, found " + answer.statusCode());
        }
        return read(answer.body(), now);
    }

    private static Held read(byte[] body, Instant now) throws IOException {
        try {
            ObjectNode said = StrictJson.readObject(body);
            String token = said.path("access_token").asString("");
            Duration valid = Duration.ofSeconds(said.path("expires_in").asLong(0));
            if (!TOKEN.matcher(token).matches()
                    || !"bearer".equalsIgnoreCase(said.path("token_type").asString(""))) {
                throw new IOException("a token endpoint must give a bearer token");
            }
            return new Held(
                    token,
                    now.plus(valid.compareTo(LONGEST) < 0 ? valid : LONGEST).minus(EARLY));
        } catch (Refusal malformed) {
            throw new IOException("a token endpoint must answer with JSON", malformed);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
