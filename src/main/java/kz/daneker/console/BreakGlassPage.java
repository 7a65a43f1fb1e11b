package kz.daneker.console;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.daneker.breakglass.DueReview;
import kz.daneker.breakglass.EmergencyBook;
import kz.daneker.inquiry.Inquiry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was released without consent: who approved, what a third person found, and what still waits for that. */
@Controller
class BreakGlassPage {
    private final EmergencyBook emergencies;
    private final Inquiry inquiry;
    private final Clock clock;

    BreakGlassPage(EmergencyBook emergencies, Inquiry inquiry, Clock clock) {
        this.emergencies = emergencies;
        this.inquiry = inquiry;
        this.clock = clock;
    }

    /**
     * One release.
     *
     * @param ref what the trail calls the referral
     * @param standing {@code open}, {@code overdue}, {@code justified} or {@code not_justified}
     */
    record Row(String ref, String standing, DueReview review) {}

    @GetMapping("/break-glass")
    String show(Model model) {
        Instant now = clock.instant();
        Map<Boolean, List<Row>> rows = emergencies.reviews().stream()
                .map(review -> new Row(inquiry.ref(review.referral()), standing(review, now), review))
                .collect(Collectors.partitioningBy(row -> row.review().closed() == null));
        model.addAttribute("open", rows.get(true));
        model.addAttribute("closed", rows.get(false));
        model.addAttribute("approvals", emergencies.approvals());
        return "break-glass";
    }

    private static String standing(DueReview review, Instant now) {
        return review.closing()
                .map(closed -> closed.verdict().word())
                .orElse(review.isOverdue(now) ? "overdue" : "open");
    }
}
