package kz.daneker.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.Language;
import kz.daneker.consent.Explanation;
import kz.daneker.referral.DataCategory;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReceiptDecision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in Kazakh, Russian or English what came, what went and what stayed; one list element is one line. */
public final class PlainWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final Language language;
    private final ClientWords words;
    private final FieldWords fields;
    private final ServiceWords services;
    private final Explanation categories;
    private final RecallLines recalls;

    public PlainWords(Language language) {
        this.language = language;
        this.words = new ClientWords(language);
        this.fields = new FieldWords(words);
        this.services = new ServiceWords(language);
        this.categories = Explanation.in(language);
        this.recalls = new RecallLines(language);
    }

    /** A received referral: who asks for what, about whom, until when, and all that may be known. */
    public List<String> received(ReceivedReferral received) {
        ObjectNode referral = received.referral();
        List<String> lines = new ArrayList<>();
        VisibleSender sender = received.sender();
        say(
                lines,
                "from",
                sender.name().in(language) + " (" + words.say(sender.neutral() ? "from.neutral" : "from.signed") + ")");
        say(lines, "service", services.name(text(referral, "type")));
        say(lines, "about", person(referral));
        say(
                lines,
                "priority",
                words.find("priority." + text(referral, "priority")).orElse(text(referral, "priority")));
        say(
                lines,
                "until",
                moment(OffsetDateTime.parse(text(referral, "validUntil")).toInstant()));
        if (referral.has("inResponseTo")) {
            say(lines, "inResponseTo", text(referral, "inResponseTo"));
        }
        if (referral.has("note")) {
            say(lines, "note", text(referral, "note"));
        }
        lines.add(words.say("given"));
        inOrder(referral.path("data")).forEach(category -> {
            lines.add("  " + name(category));
            fields.lines(referral.path("data").path(category)).forEach(line -> lines.add("    " + line));
        });
        if (referral.path("data").isEmpty()) {
            lines.add("  " + words.say("nothing"));
        }
        return List.copyOf(lines);
    }

    /** How to answer a received referral. */
    public List<String> answers(ReceivedReferral received) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("answer"));
        lines.add("  daneker status " + received.delivery() + " ACCEPTED   (" + words.say("answer.accept") + ")");
        lines.add("  daneker status " + received.delivery() + " DECLINED --reason NO_CAPACITY   ("
                + words.say("answer.decline") + ")");
        return List.copyOf(lines);
    }

    /** What was verified before a received referral was believed and signed for. */
    public List<String> verified(ReceivedReferral received) {
        List<String> lines = new ArrayList<>();
        list(
                lines,
                "verified",
                Stream.of(
                                received.sender().neutral() ? "verified.neutral" : "verified.original",
                                "verified.countersigned",
                                "verified.beside",
                                "verified.receipt")
                        .map(words::say));
        return List.copyOf(lines);
    }

    /** The gateway's receipt, for the sender: what goes on, what stays and why. */
    public List<String> sent(Receipt receipt) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("sent." + receipt.outcome().name()));
        say(lines, "sent.at", moment(receipt.issuedAt()));
        if (receipt.code() != null) {
            say(lines, "sent.code", Printable.text(receipt.code()));
        }
        if (receipt.path() != null && !receipt.path().isEmpty()) {
            say(lines, "sent.where", Printable.text(receipt.path()));
        }
        ReceiptDecision decision = receipt.decision();
        if (decision != null) {
            list(
                    lines,
                    "sent.forwarded",
                    decision.forwardedCategories().stream().map(this::name));
            list(
                    lines,
                    "sent.withheld",
                    decision.withheld().entrySet().stream()
                            .map(entry -> name(entry.getKey()) + ": " + reason("withheld.", entry.getValue())));
            list(lines, "sent.warnings", decision.warnings().stream().map(warning -> reason("warning.", warning)));
        }
        return List.copyOf(lines);
    }

    /** Where a referral stands and who said what about it. */
    public List<String> standing(Standing standing) {
        List<String> lines = new ArrayList<>();
        say(lines, "standing", words.say("state." + standing.state()) + ", " + moment(standing.stateAt()));
        list(
                lines,
                "standing.words",
                standing.words().stream()
                        .map(word -> moment(word.at()) + " " + word.from() + ": " + words.say("state." + word.word())
                                + word.because()
                                        .map(code -> " (" + words.say("standing.reason") + " " + reason("status.", code)
                                                + ")")
                                        .orElse("")));
        standing.came().ifPresent(came -> lines.add(words.say("standing." + came)));
        if (standing.cancelAsked()) {
            lines.add(words.say("standing.cancelAsked"));
        }
        list(lines, "standing.answers", standing.answers().stream().map(UUID::toString));
        list(lines, "recalled", recalls.lines(standing.recalls()).stream());
        return List.copyOf(lines);
    }

    /** How the audit log stands to each signed word. */
    public List<String> logged(List<LoggedWord> found) {
        List<String> lines = new ArrayList<>();
        list(
                lines,
                "logged",
                found.stream()
                        .map(word -> (word.word().equals("receipt")
                                        ? words.say("logged.receipt")
                                        : words.say("state." + word.word()))
                                + ": " + words.say("logged." + word.found())));
        return List.copyOf(lines);
    }

    private String person(ObjectNode referral) {
        JsonNode name = referral.at("/data/ID_NAME");
        String full = Stream.of("family", "given", "patronymic")
                .map(part -> name.path(part).asString(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return full.isEmpty() ? words.say("about.unnamed") : Printable.text(full);
    }

    /** Who it is first; a token's disclosures come in no order. */
    private static List<String> inOrder(JsonNode data) {
        List<String> known =
                Arrays.stream(DataCategory.values()).map(DataCategory::name).toList();
        return data.propertyNames().stream()
                .sorted(Comparator.comparingInt((String category) -> Math.floorMod(known.indexOf(category), 1000))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private String name(String category) {
        try {
            return categories.name(DataCategory.valueOf(category));
        } catch (IllegalArgumentException unknown) {
            return Printable.text(category);
        }
    }

    private String reason(String kind, String code) {
        return words.find(kind + code).orElse(Printable.text(code));
    }

    private void say(List<String> lines, String key, String text) {
        lines.add(words.say(key) + " " + text);
    }

    private void list(List<String> lines, String key, Stream<String> entries) {
        List<String> all = entries.toList();
        if (!all.isEmpty()) {
            lines.add(words.say(key));
            all.forEach(entry -> lines.add("  " + entry));
        }
    }

    private static String text(ObjectNode referral, String field) {
        return Printable.text(referral.path(field).asString(""));
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.atOffset(KAZAKHSTAN));
    }
}
