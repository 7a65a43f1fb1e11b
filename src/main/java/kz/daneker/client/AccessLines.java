package kz.daneker.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.consent.Explanation;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.ReceiptDecision;

/** Says a person's access report in Kazakh, Russian or English; one list element is one line. */
public final class AccessLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final Language language;
    private final AgencyRegister agencies;
    private final ClientWords words;
    private final ServiceWords services;
    private final RecallLines recalls;
    private final Explanation categories;

    public AccessLines(Language language, AgencyRegister agencies) {
        this.language = language;
        this.agencies = agencies;
        this.words = new ClientWords(language);
        this.services = new ServiceWords(language);
        this.recalls = new RecallLines(language);
        this.categories = Explanation.in(language);
    }

    /** The whole report, oldest referral first. */
    public List<String> lines(List<AccessReport.Entry> entries) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("access.title"));
        for (AccessReport.Entry entry : entries) {
            lines.add(day(entry.paper().signedAt()) + " " + words.say("access.to") + " " + recipient(entry));
            say(lines, "access.service", services.name(entry.paper().type()));
            entry.paper()
                    .consents()
                    .forEach(consent -> say(
                            lines,
                            "access.consent",
                            consent.id() + ", " + consent.givenOn() + " - " + consent.endsOn()));
            ReceiptDecision decision = entry.decision();
            if (decision != null) {
                say(lines, "access.given", names(decision.forwardedCategories()));
                say(
                        lines,
                        "access.withheld",
                        names(List.copyOf(decision.withheld().keySet())));
            }
            entry.standing().words().forEach(word -> lines.add("  " + day(word.at()) + " " + spoken(word)));
            say(lines, "access.now", words.say("state." + entry.standing().state()));
            recalls.lines(entry.standing().recalls()).forEach(line -> say(lines, "recalled", line));
        }
        lines.add(words.say("access.rights"));
        return List.copyOf(lines);
    }

    private String spoken(Standing.Word word) {
        return words.say(word.word() == ReferralState.DELIVERED ? "access.opened" : "state." + word.word());
    }

    private String recipient(AccessReport.Entry entry) {
        return agencies.find(entry.paper().recipient())
                .map(Agency::name)
                .map(name -> name.in(language))
                .orElse(entry.paper().recipient().value());
    }

    private String names(List<String> codes) {
        return codes.isEmpty()
                ? words.say("nothing.at.all")
                : codes.stream().map(this::name).collect(Collectors.joining("; "));
    }

    private String name(String code) {
        try {
            return categories.name(DataCategory.valueOf(code));
        } catch (IllegalArgumentException unknown) {
            return Printable.text(code);
        }
    }

    private void say(List<String> lines, String key, String text) {
        lines.add("  " + words.say(key) + " " + text);
    }

    private static String day(Instant moment) {
        return DAY.format(LocalDate.ofInstant(moment, KAZAKHSTAN));
    }
}
