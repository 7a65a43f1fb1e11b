package kz.daneker.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;

/** Looks for what must not be where it is looked for. */
final class Traces {
    private final Sample sample;
    private final Cast cast;

    Traces(Sample sample, Cast cast) {
        this.sample = sample;
        this.cast = cast;
    }

    /** What of the sender shows in anything the recipient got: its id, name and key, and its number for the referral. */
    List<String> ofSender(Handover sent, ReceivedReferral received) {
        String got = (decoded(received.token().token().serialize()) + received.fhir() + received.plain())
                .toLowerCase(Locale.ROOT);
        List<String> unwanted = new ArrayList<>(
                List.of(sample.sender().value(), sent.referral().id().toString()));
        cast.names(sample.sender()).forEach(unwanted::add);
        keyOf(sent.referral().token().issuerJwt()).forEach(unwanted::add);
        return unwanted.stream()
                .filter(trace -> got.contains(trace.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The names under which the sender's key and certificate stand in the header it signed. */
    private static Stream<String> keyOf(String issuerJwt) {
        JsonNode header =
                StrictJson.read(Base64.getUrlDecoder().decode(issuerJwt.split("[.]", 2)[0]));
        return Stream.of("kid", "x5t#S256").map(name -> header.path(name).asString(""));
    }

    /** Header, claims and every disclosure of a token as text. */
    private static String decoded(String token) {
        return Stream.of(token.split("[.~]"))
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }
}
