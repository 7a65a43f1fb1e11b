package kz.daneker.privacy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.SdJwt;
import tools.jackson.databind.JsonNode;

/**
 * All a recipient can observe of one delivery, with what is random by design (ids, salts, digests, times, signatures)
 * replaced by its kind: equal for two referrals that differ only in what is withheld.
 *
 * @param disclosures the token's disclosures without their salts, sorted
 */
record Seen(
        String issuerHeader,
        String issuerClaims,
        List<String> disclosures,
        String keyBinding,
        String referral,
        String fhir,
        String plain,
        int tokenLength,
        int jweLength,
        String jweHeader,
        String listing,
        String answers) {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DIGESTS = Pattern.compile("\"[A-Za-z0-9_-]{43}\"");
    private static final Pattern TIMES = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[^\"]*");
    private static final Pattern SECONDS = Pattern.compile("\"(iat|exp)\":\\d+");

    /** Fetches and opens the one delivery that waits for the agency, and takes it out of the way with a receipt. */
    static Seen by(LiveSite site, String agency) {
        UUID delivery = site.waiting(agency).id();
        String path = "/v1/inbox/" + delivery;
        HttpResponse<byte[]> listing = site.get(agency, "/v1/inbox");
        HttpResponse<byte[]> fetched = site.get(agency, path);
        String jwe = new String(fetched.body(), StandardCharsets.US_ASCII);
        ReceivedReferral received = site.client(agency).opener().open(delivery, jwe);
        HttpResponse<byte[]> standing = site.get(agency, "/v1/referrals/" + delivery);
        HttpResponse<byte[]> wrongReceipt = site.call(
                agency,
                "POST",
                path + "/receipt",
                "application/jwt",
                received.token().token().issuerJwt());
        HttpResponse<byte[]> wrongWord =
                site.call(agency, "POST", "/v1/referrals/" + delivery + "/status", "application/jwt", "not.a.note");
        site.client(agency).sign(received);
        HttpResponse<byte[]> gone = site.get(agency, path);
        SdJwt token = received.token().token();
        String[] issuer = token.issuerJwt().split("\\.");
        return new Seen(
                neutral(decoded(issuer[0])),
                neutral(decoded(issuer[1])),
                token.disclosures().stream()
                        .map(each -> neutral(withoutSalt(each)))
                        .sorted()
                        .toList(),
                neutral(decoded(token.keyBinding().orElseThrow().split("\\.")[1])),
                neutral(inOrder(received.referral())),
                neutral(received.fhir().toString()),
                neutral(received.plain().map(Object::toString).orElse("none")),
                token.serialize().length(),
                jwe.length(),
                neutral(decoded(jwe.split("\\.")[0])).replaceAll("\"epk\":\\{[^}]*}", "\"epk\":{}"),
                answer(listing),
                headers(fetched) + answer(standing) + answer(wrongReceipt) + answer(wrongWord) + answer(gone));
    }

    private static String answer(HttpResponse<byte[]> response) {
        return headers(response) + " " + neutral(new String(response.body(), StandardCharsets.UTF_8)) + "\n";
    }

    private static String headers(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        return response.statusCode() + " " + headers;
    }

    private static String withoutSalt(String disclosure) {
        JsonNode parts = StrictJson.read(Base64.getUrlDecoder().decode(disclosure));
        TreeSet<String> rest = new TreeSet<>();
        for (int i = 1; i < parts.size(); i++) {
            rest.add(i + ":" + parts.get(i));
        }
        return rest.stream().collect(Collectors.joining(" "));
    }

    /** Fields in order of name: they stand in the order of their disclosures' digests, which is random. */
    private static String inOrder(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), inOrder(field.getValue())));
            return fields.toString();
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(inOrder(item)));
            return items.toString();
        }
        return node.toString();
    }

    private static String decoded(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    }

    private static String neutral(String text) {
        String ids = UUIDS.matcher(text).replaceAll("UUID");
        String digests = DIGESTS.matcher(ids).replaceAll("\"DIGEST\"");
        String times = TIMES.matcher(digests).replaceAll("TIME");
        return SECONDS.matcher(times).replaceAll("\"$1\":SECONDS");
    }
}
