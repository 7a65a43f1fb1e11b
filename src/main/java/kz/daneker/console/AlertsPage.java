package kz.daneker.console;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.daneker.agency.Language;
import kz.daneker.alert.Alert;
import kz.daneker.alert.AlertBook;
import kz.daneker.alert.AlertWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What should be looked at, and what was. */
@Controller
class AlertsPage {
    private static final int SHOWN = 50;

    private final AlertBook alerts;
    private final Clock clock;

    AlertsPage(AlertBook alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /** One alert in the reader's language. */
    record Row(
            UUID id,
            String said,
            String urgency,
            String standing,
            String subject,
            long measure,
            Instant openedAt,
            @Nullable String closedBy,
            @Nullable String word) {}

    @GetMapping("/alerts")
    String show(Locale locale, Model model) {
        AlertWords words = new AlertWords(Language.valueOf(locale.getLanguage().toUpperCase(Locale.ROOT)));
        model.addAttribute("open", rows(alerts.open(), words));
        model.addAttribute("closed", rows(alerts.closed(clock.instant(), SHOWN), words));
        return "alerts";
    }

    @PostMapping("/alerts/{id}")
    String close(@PathVariable("id") UUID id, @RequestParam("word") String word, Principal officer) {
        alerts.close(id, officer.getName(), word.strip());
        return "redirect:/alerts";
    }

    private static List<Row> rows(List<Alert> alerts, AlertWords words) {
        return alerts.stream()
                .map(alert -> new Row(
                        alert.id(),
                        words.say(alert.rule()),
                        words.urgency(alert.rule()),
                        switch (alert.rule().urgency()) {
                            case NOW -> "within7";
                            case TODAY -> "within30";
                            case PLAN -> "within60";
                        },
                        alert.subject(),
                        alert.measure(),
                        alert.openedAt(),
                        alert.closedBy(),
                        alert.word()))
                .toList();
    }
}
