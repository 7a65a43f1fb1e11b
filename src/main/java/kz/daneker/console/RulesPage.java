package kz.daneker.console;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import kz.daneker.consent.BrokenMatrix;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.rules.RuleVersion;
import kz.daneker.rules.RulesForecast;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.RulesInForce;
import kz.daneker.store.Database;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every version of the rules, who signed it and why; what the one in force says; what another would have done. */
@Controller
class RulesPage {
    /** How far a preview looks back. */
    private static final int DAYS = 90;

    private final Database database;
    private final RulesHistory history;
    private final RulesForecast forecast;
    private final Clock clock;

    RulesPage(Database database, RulesHistory history, RulesForecast forecast, Clock clock) {
        this.database = database;
        this.history = history;
        this.forecast = forecast;
        this.clock = clock;
    }

    @GetMapping("/rules")
    String show(Model model) {
        List<RuleVersion> versions = database.read(history::read);
        RuleVersion inForce = RulesInForce.inForce(versions, clock.instant());
        model.addAttribute(
                "versions",
                versions.stream()
                        .sorted(Comparator.comparing(RuleVersion::number).reversed())
                        .toList());
        model.addAttribute("inForce", inForce.number());
        model.addAttribute(
                "rules", inForce.matrix().rules().stream().map(RuleRow::of).toList());
        return "rules";
    }

    /** Changes nothing: a matrix takes effect only by two agencies' signatures, {@code daneker matrix apply}. */
    @PostMapping("/rules/preview")
    String preview(@RequestParam("matrix") String text, RedirectAttributes next) {
        try {
            SharingMatrix matrix = forecast.matrix(text.replace("\r\n", "\n"));
            next.addFlashAttribute("matrix", matrix);
            next.addFlashAttribute("effect", forecast.of(matrix, DAYS));
        } catch (BrokenMatrix e) {
            next.addFlashAttribute("broken", e.getMessage());
        }
        next.addFlashAttribute("days", DAYS);
        return "redirect:/rules/preview";
    }

    /** What the preview found, once. */
    @GetMapping("/rules/preview")
    String previewed(Model model) {
        return model.containsAttribute("days") ? "rules-preview" : "redirect:/rules";
    }
}
