package kz.daneker.console;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import kz.daneker.rules.RuleVersion;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.RulesInForce;
import kz.daneker.store.Database;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every version of the rules: its digest, who signed it, why, from when. */
@Controller
class RulesPage {
    private final Database database;
    private final RulesHistory history;
    private final Clock clock;

    RulesPage(Database database, RulesHistory history, Clock clock) {
        this.database = database;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/rules")
    String show(Model model) {
        List<RuleVersion> versions = database.read(history::read);
        Instant now = clock.instant();
        model.addAttribute(
                "versions",
                versions.stream()
                        .sorted(Comparator.comparing(RuleVersion::number).reversed())
                        .toList());
        model.addAttribute("inForce", RulesInForce.inForce(versions, now).number());
        return "rules";
    }
}
