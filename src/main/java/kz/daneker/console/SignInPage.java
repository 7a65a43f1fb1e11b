package kz.daneker.console;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Passkey, certificate or password. */
@Controller
class SignInPage {
    private static final List<String> SAID = List.of("refused", "later", "out", "ready");

    @GetMapping(ConsoleSecurity.SIGN_IN)
    String show(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute(
                "said",
                SAID.stream().filter(parameters::containsKey).findFirst().orElse(""));
        return "sign-in";
    }
}
