package kz.daneker.client;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.agency.Language;
import kz.daneker.consent.Explanation;
import kz.daneker.referral.DataCategory;
import kz.daneker.signing.RecallNotice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in Kazakh, Russian or English what is to be deleted, and what was; one list element is one line. */
public final class RecallLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final ClientWords words;
    private final Explanation categories;

    public RecallLines(Language language) {
        this.words = new ClientWords(language);
        this.categories = Explanation.in(language);
    }

    /** For the sender: what became of each recall. */
    List<String> lines(List<RecalledDelivery> recalls) {
        return recalls.stream().map(this::line).toList();
    }

    private String line(RecalledDelivery recall) {
        String asked = day(recall.at());
        String key = "recalled." + recall.answered().orElse("open");
        Instant answered = recall.answeredAt();
        return answered == null
                ? say(recall.overdue() ? "recalled.overdue" : key, asked, DAY.format(recall.dueOn()))
                : say(key, asked, day(answered), law(recall.law()));
    }

    /** For the recipient: what it has not answered. */
    public List<String> open(List<OpenRecall> recalls) {
        return recalls.isEmpty()
                ? List.of(words.say("recall.none"))
                : recalls.stream()
                        .map(recall -> recall.id() + "  "
                                + say(
                                        recall.overdue() ? "recall.line.overdue" : "recall.line",
                                        recall.delivery().toString(),
                                        DAY.format(recall.dueOn())))
                        .toList();
    }

    /** For the recipient: one recall, and how to answer it. */
    public List<String> asks(RecallNotice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("recall.asks"));
        lines.add("  " + words.say("recall.delivery") + " " + notice.delivery());
        lines.add("  " + words.say("recall.what") + " " + what(notice.categories()));
        lines.add("  " + words.say("recall.due") + " " + DAY.format(notice.due()));
        lines.add(words.say("recall.how"));
        UUID id = UUID.fromString(notice.id());
        lines.add("  daneker recall acknowledge " + id + " deleted");
        lines.add("  daneker recall acknowledge " + id + " restricted");
        lines.add("  daneker recall acknowledge " + id + " kept --law \"…\"");
        return List.copyOf(lines);
    }

    /**
     * For the officer: who owes an answer, as the gateway's monitoring lists it.
     *
     * @param owed with {@code open}, {@code overdue} and {@code recalls}
     */
    public List<String> owed(JsonNode owed) {
        List<String> lines = new ArrayList<>();
        lines.add(say(
                "recall.owed",
                owed.path("open").asString("0"),
                owed.path("overdue").asString("0")));
        for (JsonNode recall : owed.path("recalls")) {
            boolean overdue = recall.path("overdue").asBoolean(false);
            lines.add(Printable.text(recall.path("id").asString("")) + "  "
                    + say(
                            overdue ? "recall.owed.overdue" : "recall.owed.line",
                            Printable.text(recall.path("recipient").asString("")),
                            Printable.text(recall.path("raisedOn").asString("")),
                            Printable.text(recall.path("dueOn").asString(""))));
        }
        return List.copyOf(lines);
    }

    /** For the recipient: its answer is in. */
    public String done() {
        return words.say("recall.done");
    }

    private String what(List<String> names) {
        return names.isEmpty()
                ? words.say("recall.everything")
                : names.stream().map(this::category).collect(Collectors.joining("; "));
    }

    private String category(String name) {
        try {
            return categories.name(DataCategory.valueOf(name));
        } catch (IllegalArgumentException unknown) {
            return Printable.text(name);
        }
    }

    private static String law(@Nullable String law) {
        return law == null ? "" : Printable.text(law);
    }

    private String say(String key, String... parts) {
        return MessageFormat.format(words.say(key), (Object[]) parts);
    }

    private static String day(Instant moment) {
        return DAY.format(LocalDate.ofInstant(moment, KAZAKHSTAN));
    }
}
