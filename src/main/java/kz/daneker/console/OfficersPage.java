package kz.daneker.console;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.ProviderSubject;
import kz.daneker.officer.Requests;
import kz.daneker.officer.Role;
import kz.daneker.officer.TwoPersonAction;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
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
    private final OidcSettings oidc;

    OfficersPage(Accounts accounts, Requests requests, ConsoleSettings settings) {
        this.accounts = accounts;
        this.requests = requests;
        this.oidc = settings.oidc();
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
        String about = subject.strip();
        requests.ask(id(officer), action, action == TwoPersonAction.REGISTER_SUBJECT ? withoutName(about) : about);
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

    /** What the provider calls somebody may be a name: the request keeps what the account will keep. */
    private String withoutName(String about) {
        String[] parts = about.split(" ", 2);
        if (oidc.issuer() == null || parts.length < 2) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/subject");
        }
        ProviderSubject whom = new ProviderSubject(oidc.issuer().toString(), parts[1].strip());
        return parts[0] + " " + accounts.pseudonym(whom);
    }

    /** What this officer may ask for here; reports have a page of their own. */
    private List<TwoPersonAction> mayAsk(Authentication officer) {
        List<String> held = officer.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return Arrays.stream(TwoPersonAction.values())
                .filter(action -> action != TwoPersonAction.ACCESS_REPORT)
                .filter(action -> action != TwoPersonAction.REGISTER_SUBJECT || oidc.configured())
                .filter(action -> held.contains(action.asks().name()))
                .toList();
    }

    private static OfficerId id(Principal officer) {
        return new OfficerId(officer.getName());
    }
}
