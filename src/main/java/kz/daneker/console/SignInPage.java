package kz.daneker.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Passkey, identity provider, certificate or password. */
@Controller
class SignInPage {
    private static final List<String> SAID = List.of("refused", "later", "out", "ready", "ended", "away");

    private final boolean provider;

    SignInPage(ConsoleSettings settings) {
        this.provider = settings.oidc().configured();
    }

    @GetMapping(ConsoleSecurity.SIGN_IN)
    String show(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute(
                "said",
                SAID.stream().filter(parameters::containsKey).findFirst().orElse(""));
        model.addAttribute("provider", provider);
        return "sign-in";
    }

    /** After the identity provider: from here on the browser sends the session along. */
    @GetMapping(OidcSignIn.DONE)
    String done(HttpServletResponse response) {
        response.setHeader("Refresh", "0; url=/");
        return "signed-in";
    }
}
