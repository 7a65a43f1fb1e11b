package kz.daneker.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.client.ReceivedReferral;

/** Looks for what must not be where it is looked for. */
final class Traces {
    private final Sample sample;
    private final Cast cast;

    Traces(Sample sample, Cast cast) {
        this.sample = sample;
        this.cast = cast;
    }

    /** What of the sender shows in anything the recipient got: its id, its name, its own number for the referral. */
    List<String> ofSender(Handover sent, ReceivedReferral received) {
        String got = (decoded(received.token().token().serialize()) + received.fhir() + received.plain())
                .toLowerCase(Locale.ROOT);
        List<String> unwanted = new ArrayList<>(
                List.of(sample.sender().value(), sent.referral().id().toString()));
        cast.names(sample.sender()).forEach(unwanted::add);
        return unwanted.stream()
                .filter(trace -> got.contains(trace.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Header, claims and every disclosure of a token as text. */
    private static String decoded(String token) {
        return Stream.of(token.split("[.~]"))
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }
}
