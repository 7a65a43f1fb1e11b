package kz.daneker.web;

import jakarta.servlet.http.HttpServletRequest;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Whatever goes wrong, the caller gets one problem document: a code, never a stack trace, never a value. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        return answer(refusal, request);
    }

    @ExceptionHandler({NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<byte[]> notFound(HttpServletRequest request) {
        return answer(new Refusal(RefusalCode.NOT_FOUND), request);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<byte[]> wrongMethod(HttpServletRequest request) {
        return answer(new Refusal(RefusalCode.METHOD_NOT_ALLOWED), request);
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<byte[]> wrongMediaType(HttpServletRequest request) {
        return answer(new Refusal(RefusalCode.MEDIA_TYPE_UNSUPPORTED), request);
    }

    @ExceptionHandler(StoreUnavailable.class)
    ResponseEntity<byte[]> unavailable(HttpServletRequest request) {
        return answer(new Refusal(RefusalCode.UNAVAILABLE), request);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<byte[]> bug(Exception bug, HttpServletRequest request) {
        LOG.error("a request failed with {}", bug.getClass().getName());
        LOG.debug("a request failed", bug);
        return answer(new Refusal(RefusalCode.INTERNAL_ERROR), request);
    }

    private ResponseEntity<byte[]> answer(Refusal refusal, HttpServletRequest request) {
        return problems.answer(refusal, request.getHeader("Accept-Language"), null);
    }
}
