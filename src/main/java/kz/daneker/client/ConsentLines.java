package kz.daneker.client;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.agency.Language;
import kz.daneker.consent.Explanation;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.DataCategory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in Kazakh, Russian or English where a registered consent stands; one list element is one line. */
public final class ConsentLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final ClientWords words;
    private final Explanation categories;

    public ConsentLines(Language language) {
        this.words = new ClientWords(language);
        this.categories = Explanation.in(language);
    }

    /** What the register answered. */
    public List<String> registered(ConsentBook.Registered registered) {
        return List.of(
                state(registered.state()),
                words.say("consent.id") + " " + registered.id(),
                words.say("consent.receipt") + " " + registered.receipt().id());
    }

    /** One consent as {@link ConsentBook#show} gives it. */
    public List<String> shown(ObjectNode shown) {
        List<String> lines = new ArrayList<>(entry(shown.path("consent")));
        JsonNode consent = shown.at("/sheet/consent");
        if (!consent.isMissingNode()) {
            lines.add(words.say("consent.categories") + " " + String.join("; ", categories(consent)));
            lines.add(words.say("consent.recipients") + " " + String.join(", ", texts(consent.path("recipients"))));
        }
        return List.copyOf(lines);
    }

    /** All of {@link ConsentBook#list}. */
    public List<String> listed(ObjectNode listing) {
        List<String> lines = new ArrayList<>();
        listing.path("consents").forEach(entry -> lines.addAll(entry(entry)));
        return lines.isEmpty() ? List.of(words.say("consent.none")) : List.copyOf(lines);
    }

    private List<String> entry(JsonNode entry) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.path("id").asString(""));
        lines.add("  " + state(ConsentState.valueOf(entry.path("state").asString(""))));
        lines.add("  " + words.say("consent.version") + " "
                + entry.path("version").asInt(1) + ", "
                + words.say("consent.registered") + " " + day(entry, "registeredAt") + ", " + words.say("consent.until")
                + " " + day(entry, "expiresAt"));
        for (String other : List.of("replaces", "replacedBy")) {
            if (entry.hasNonNull(other)) {
                lines.add("  " + words.say("consent." + other) + " "
                        + entry.path(other).asString(""));
            }
        }
        return lines;
    }

    private String state(ConsentState state) {
        return words.say("consent." + state.name());
    }

    private static String day(JsonNode entry, String field) {
        return DAY.format(Instant.parse(entry.path(field).asString("")).atOffset(KAZAKHSTAN));
    }

    private List<String> categories(JsonNode consent) {
        return texts(consent.path("categories")).stream()
                .map(DataCategory::valueOf)
                .sorted()
                .map(categories::name)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
