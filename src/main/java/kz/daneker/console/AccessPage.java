package kz.daneker.console;

import java.security.Principal;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.daneker.audit.AuditRecord;
import kz.daneker.inquiry.EntryFilter;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.inquiry.PageReading;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

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
    String show(Principal officer, @RequestAttribute(PageRead.RECORD) AuditRecord reading, Model model) {
        OfficerId id = new OfficerId(officer.getName());
        model.addAttribute(
                "entries",
                inquiry.search(reading, EntryFilter.all().byOfficer(id.value()), Optional.empty())
                        .entries());
        model.addAttribute(
                "pagesRead",
                inquiry.readings(id.value()).stream().collect(Collectors.toMap(PageReading::index, PageReading::page)));
        model.addAttribute("me", accounts.find(id).orElseThrow());
        model.addAttribute("passkeys", accounts.passkeys(id));
        return "access";
    }
}
