package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own content. */
@ControllerAdvice
class Frame {
    private static final List<String> PAGES =
            List.of("today", "trail", "alerts", "verification", "agencies", "officers", "rules", "access");

    /** The pages in the order of the navigation; each name is its path and its message. */
    @ModelAttribute("pages")
    List<String> pages(@Nullable Principal officer) {
        return officer == null ? List.of() : PAGES;
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
