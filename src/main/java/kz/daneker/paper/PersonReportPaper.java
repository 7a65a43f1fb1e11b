package kz.daneker.paper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;

/** Prints who saw what about a person, to be handed over by whoever was asked. */
public final class PersonReportPaper {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    private final AgencyRegister agencies;

    /** @param agencies says what they are called */
    public PersonReportPaper(AgencyRegister agencies) {
        this.agencies = agencies;
    }

    /** A PDF of as many pages as it takes. */
    public byte[] print(PersonReport report, Language language) {
        PaperWords words = new PaperWords(language);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.title(words.say("report.title")));
        lines.add(Line.plain(words.say("report.what")));
        lines.add(Line.small(words.say("report.number") + " " + report.request() + " · " + moment(report.madeAt())));
        if (report.referrals().isEmpty()) {
            lines.add(Line.heading(words.say("report.nothing")));
        }
        for (PersonReport.Passed passed : report.referrals()) {
            lines.addAll(lines(passed, words, language));
        }
        lines.add(Line.heading(words.say("rights")));
        lines.add(Line.item(words.say("rights.back")));
        lines.add(Line.item(words.say("report.rights")));
        return ManyPages.print(words.say("report.title"), language.tag(), lines);
    }

    private List<Line> lines(PersonReport.Passed passed, PaperWords words, Language language) {
        List<Line> lines = new ArrayList<>();
        String purpose =
                passed.purpose().map(why -> words.say("purpose", why)).orElseGet(() -> words.say("report.unknown"));
        lines.add(Line.heading(words.say("report.why") + " " + purpose));
        passed.from().ifPresent(from -> lines.add(Line.plain(words.say("report.from") + " " + name(from, language))));
        for (PersonReport.Category each : passed.categories()) {
            String basis = each.consent()
                    .map(id -> words.say("report.consent") + " " + id)
                    .orElseGet(() -> words.say("report.emergency"));
            lines.add(Line.item(words.category(each.category()) + ": " + basis));
        }
        for (PersonReport.Sight sight : passed.sights()) {
            String who = sight.by().map(agency -> name(agency, language)).orElseGet(() -> words.say("report.officer"));
            lines.add(Line.plain(moment(sight.at()) + " · " + who + ": " + words.say("report", sight.kind())));
        }
        if (passed.sights().stream().noneMatch(sight -> sight.kind() == PersonReport.Sight.Kind.RECEIVED)) {
            lines.add(Line.plain(words.say("report.unread")));
        }
        lines.add(Line.small(words.say("report.ref") + " " + passed.ref()));
        return lines;
    }

    private String name(AgencyId id, Language language) {
        return agencies.find(id)
                .map(Agency::name)
                .map(name -> name.in(language))
                .orElse(id.value());
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atOffset(KAZAKHSTAN));
    }
}
