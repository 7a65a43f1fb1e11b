package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own content. */
@ControllerAdvice
class Frame {
    /** The pages this officer may open, in the order of the navigation; each name is its path and its message. */
    @ModelAttribute("pages")
    List<String> pages(@Nullable Authentication officer) {
        return officer == null
                ? List.of()
                : ConsolePage.openTo(officer.getAuthorities()).stream()
                        .map(ConsolePage::word)
                        .toList();
    }

    @ModelAttribute("page")
    String page(HttpServletRequest request) {
        return request.getRequestURI().substring(1);
    }

    @ModelAttribute("officer")
    String officer(@Nullable Principal officer) {
        return officer == null ? "" : officer.getName();
    }

    @ModelAttribute("languages")
    List<String> languages() {
        return ConsoleWeb.LANGUAGES;
    }
}
