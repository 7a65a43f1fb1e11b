package kz.daneker.fhirapi;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.StoreUnavailable;
import kz.daneker.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in HAPI's place whenever something is wrong: its texts quote what was sent and how the server is built. */
@Interceptor
public final class OwnAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(OwnAnswers.class);

    private final Problems problems;
    private final Rejections rejections;

    OwnAnswers(Problems problems, Rejections rejections) {
        this.problems = problems;
        this.rejections = rejections;
    }

    /** Writes the answer; false tells HAPI that it is written. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean answer(BaseServerResponseException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (failure instanceof NotModifiedException) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        }
        problems.write(rejections.record(request, refusal(failure, request)), request, response);
        return false;
    }

    private static Refusal refusal(BaseServerResponseException failure, HttpServletRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof StoreUnavailable) {
                return new Refusal(RefusalCode.UNAVAILABLE);
            }
        }
        boolean unread = failure.getStatusCode() == 400 && SignedBody.isResource(request);
        return new Refusal(unread ? RefusalCode.SCHEMA_INVALID_VALUE : code(failure));
    }

    private static RefusalCode code(BaseServerResponseException failure) {
        return switch (failure.getStatusCode()) {
            case 404, 410 -> RefusalCode.NOT_FOUND;
            case 405, 501 -> RefusalCode.METHOD_NOT_ALLOWED;
            case 406, 415 -> RefusalCode.MEDIA_TYPE_UNSUPPORTED;
            case 413 -> RefusalCode.TOO_LARGE;
            case 422 -> RefusalCode.SCHEMA_INVALID_VALUE;
            default -> {
                if (failure.getStatusCode() < 500) {
                    yield RefusalCode.REQUEST_MALFORMED;
                }
                LOG.error("a FHIR request failed with {}", failure.getClass().getName());
                LOG.debug("a FHIR request failed", failure);
                yield RefusalCode.INTERNAL_ERROR;
            }
        };
    }
}
