package kz.daneker.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** What did not go: a sentence of the refusal's own, never a stack trace. */
@Controller
@ControllerAdvice
class ErrorPages {
    private final RefusalTexts texts;

    ErrorPages(RefusalTexts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    String refused(Refusal refusal, Model model, Locale language, HttpServletResponse response) {
        return say(refusal.code(), model, language, response);
    }

    @RequestMapping("/error")
    String unforeseen(HttpServletRequest request, Model model, Locale language, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return say(code(status instanceof Integer given ? given : 404), model, language, response);
    }

    private String say(RefusalCode code, Model model, Locale language, HttpServletResponse response) {
        response.setStatus(code.http());
        model.addAttribute("problem", texts.text(code, language));
        model.addAttribute("code", code.name());
        return "error";
    }

    private static RefusalCode code(int status) {
        return switch (status) {
            case 403 -> RefusalCode.ROLE_MISSING;
            case 404 -> RefusalCode.NOT_FOUND;
            case 405 -> RefusalCode.METHOD_NOT_ALLOWED;
            default -> status < 500 ? RefusalCode.REQUEST_MALFORMED : RefusalCode.INTERNAL_ERROR;
        };
    }
}
