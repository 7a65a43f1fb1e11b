package kz.daneker.console;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.Requests;
import kz.daneker.officer.Role;
import kz.daneker.officer.TwoPersonAction;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has an account, and what waits for a second person. */
@Controller
class OfficersPage {
    private static final String PAGE = "redirect:/officers";

    private final Accounts accounts;
    private final Requests requests;

    OfficersPage(Accounts accounts, Requests requests) {
        this.accounts = accounts;
        this.requests = requests;
    }

    @GetMapping("/officers")
    String show(Authentication officer, Model model) {
        model.addAttribute("officers", accounts.all());
        model.addAttribute("requests", requests.newest());
        model.addAttribute("actions", mayAsk(officer));
        model.addAttribute("roles", Role.values());
        return "officers";
    }

    @PostMapping("/officers/requests")
    String ask(@RequestParam TwoPersonAction action, @RequestParam String subject, Principal officer) {
        requests.ask(id(officer), action, subject.strip());
        return PAGE;
    }

    /** A password made by this is shown on the next page, once. */
    @PostMapping("/officers/requests/{request}/approval")
    String approve(@PathVariable UUID request, Principal officer, RedirectAttributes next) {
        requests.approve(id(officer), request).ifPresent(made -> {
            next.addFlashAttribute("madeId", made.id().value());
            next.addFlashAttribute("madePassword", made.password());
        });
        return PAGE;
    }

    @PostMapping("/officers/requests/{request}/refusal")
    String decline(@PathVariable UUID request, Principal officer) {
        requests.decline(id(officer), request);
        return PAGE;
    }

    /** What this officer may ask for here; reports have a page of their own. */
    private static List<TwoPersonAction> mayAsk(Authentication officer) {
        List<String> held = officer.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return Arrays.stream(TwoPersonAction.values())
                .filter(action -> action != TwoPersonAction.ACCESS_REPORT)
                .filter(action -> held.contains(action.asks().name()))
                .toList();
    }

    private static OfficerId id(Principal officer) {
        return new OfficerId(officer.getName());
    }
}
