package kz.daneker.console;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.daneker.audit.LogCheck;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.witness.Witnessing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the log holds: what witnesses say, and every record hashed again at a click. */
@Controller
class VerificationPage {
    private final LogReader log;
    private final LogCheck check;
    private final Witnessing witnessing;
    private final Clock clock;

    VerificationPage(LogReader log, LogCheck check, Witnessing witnessing, Clock clock) {
        this.log = log;
        this.check = check;
        this.witnessing = witnessing;
        this.clock = clock;
    }

    /** What a check found, for one page. */
    record Result(boolean holds, long records, List<String> findings, Instant at) {}

    @GetMapping("/verification")
    String show(Model model) {
        model.addAttribute("size", log.size());
        model.addAttribute("witnesses", witnessing.standings());
        return "verification";
    }

    @PostMapping("/verification")
    String run(RedirectAttributes next) {
        TrailVerdict verdict = check.run();
        Result result = verdict instanceof TrailVerdict.Intact intact
                ? new Result(true, intact.records(), List.of(), clock.instant())
                : new Result(
                        false,
                        0,
                        ((TrailVerdict.Broken) verdict)
                                .findings().stream()
                                        .map(finding -> finding.sentence())
                                        .toList(),
                        clock.instant());
        next.addFlashAttribute("result", result);
        return "redirect:/verification";
    }
}
