package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the first password is replaced, by a passkey or a password of the officer's own; then they sign in with that. */
@Controller
class FirstRunPage {
    private final Accounts accounts;
    private final RefusalTexts texts;

    FirstRunPage(Accounts accounts, RefusalTexts texts) {
        this.accounts = accounts;
        this.texts = texts;
    }

    @GetMapping("/first-run")
    String show() {
        return "first-run";
    }

    @PostMapping("/first-run")
    String choose(
            @RequestParam String password,
            Principal officer,
            Locale language,
            Model model,
            HttpServletRequest request) {
        try {
            accounts.choosePassword(new OfficerId(officer.getName()), password);
        } catch (Refusal refusal) {
            model.addAttribute("problem", texts.text(refusal.code(), language));
            return "first-run";
        }
        return done(request);
    }

    /** After a passkey was registered: what this session was good for is over. */
    @PostMapping("/first-run/done")
    String done(HttpServletRequest request) {
        request.getSession().invalidate();
        return "redirect:" + ConsoleSecurity.SIGN_IN + "?ready";
    }
}
