package kz.daneker.console;

import java.security.Principal;
import java.util.Optional;
import kz.daneker.inquiry.EntryFilter;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the trail holds about whoever looks at it: own sign-ins, own reads, own requests. */
@Controller
class AccessPage {
    private final Inquiry inquiry;
    private final Accounts accounts;

    AccessPage(Inquiry inquiry, Accounts accounts) {
        this.inquiry = inquiry;
        this.accounts = accounts;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/today";
    }

    @GetMapping("/access")
    String show(Principal officer, Model model) {
        OfficerId id = new OfficerId(officer.getName());
        model.addAttribute(
                "entries",
                inquiry.search(PageRead.by(officer), EntryFilter.all().byOfficer(id.value()), Optional.empty())
                        .entries());
        model.addAttribute("me", accounts.find(id).orElseThrow());
        model.addAttribute("passkeys", accounts.passkeys(id));
        return "access";
    }
}
