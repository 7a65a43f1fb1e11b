package kz.daneker.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kz.daneker.alert.AlertBook;
import kz.daneker.anchor.AnchorLedger;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Sequencer;
import kz.daneker.inquiry.DayCount;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.store.Database;
import kz.daneker.witness.Witnessing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What passed today, what was held, refused or is overdue, hour by hour, and how the log stands. */
@Controller
class TodayPage {
    /** Kazakhstan's time, all of it since 2024. */
    static final ZoneOffset HERE = ZoneOffset.ofHours(5);

    private static final int HOURS = 24;

    /** The tallest bar of a chart, in its own units. */
    private static final int TALLEST = 40;

    private static final List<Kind> KINDS = List.of(
            new Kind("accepted", EnumSet.of(AuditEvent.ACCEPTED)),
            new Kind("received", EnumSet.of(AuditEvent.RECEIPTED, AuditEvent.STORED)),
            new Kind("held", EnumSet.of(AuditEvent.HELD)),
            new Kind("refused", EnumSet.of(AuditEvent.REJECTED)),
            new Kind("withdrawn", EnumSet.of(AuditEvent.WITHDRAWN, AuditEvent.RECALLED)),
            new Kind("overdue", EnumSet.of(AuditEvent.RECALL_OVERDUE, AuditEvent.BREAK_GLASS_OVERDUE)));

    private final Inquiry inquiry;
    private final AlertBook alerts;
    private final Database database;
    private final AnchorLedger anchors;
    private final Sequencer sequencer;
    private final Witnessing witnessing;
    private final Clock clock;

    TodayPage(
            Inquiry inquiry,
            AlertBook alerts,
            Database database,
            AnchorLedger anchors,
            Sequencer sequencer,
            Witnessing witnessing,
            Clock clock) {
        this.inquiry = inquiry;
        this.alerts = alerts;
        this.database = database;
        this.anchors = anchors;
        this.sequencer = sequencer;
        this.witnessing = witnessing;
        this.clock = clock;
    }

    /** Events that are one thing to an officer. */
    private record Kind(String name, Set<AuditEvent> events) {
        private Kind {
            events = Set.copyOf(events);
        }
    }

    /** One hour of a chart. */
    record Bar(int hour, long times, long height) {}

    /** One kind of event over the day. */
    record Chart(String name, long sum, List<Bar> bars) {}

    @GetMapping("/today")
    String show(Model model) {
        Instant midnight =
                clock.instant().atOffset(HERE).truncatedTo(ChronoUnit.DAYS).toInstant();
        List<DayCount> day = inquiry.day(midnight);
        model.addAttribute(
                "charts", KINDS.stream().map(kind -> chart(kind, day)).toList());
        model.addAttribute("waiting", inquiry.waiting());
        model.addAttribute("anchors", database.read(connection -> anchors.standing(connection, clock.instant())));
        model.addAttribute("alerts", alerts.open().size());
        model.addAttribute("trouble", sequencer.trouble().isPresent());
        model.addAttribute("witnesses", witnessing.standings());
        return "today";
    }

    private static Chart chart(Kind kind, List<DayCount> day) {
        long[] hours = new long[HOURS];
        for (DayCount count : day) {
            if (kind.events().contains(count.event())) {
                hours[count.hour()] += count.times();
            }
        }
        long most = Math.max(
                1,
                IntStream.range(0, HOURS).mapToLong(hour -> hours[hour]).max().orElse(0));
        List<Bar> bars = IntStream.range(0, HOURS)
                .mapToObj(hour -> new Bar(hour, hours[hour], (hours[hour] * TALLEST + most - 1) / most))
                .toList();
        return new Chart(kind.name(), bars.stream().mapToLong(Bar::times).sum(), bars);
    }
}
