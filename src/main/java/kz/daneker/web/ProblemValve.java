package kz.daneker.web;

import java.io.IOException;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What the web server refuses before any filter or controller sees it is answered with a problem document too: a page of
 * HTML says nothing to an agency's software and too much about ours.
 */
final class ProblemValve extends ErrorReportValve {
    private final Problems problems;

    ProblemValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.resetBuffer(true);
            problems.write(new Refusal(code(status)), request, response);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // the caller is gone, or has an answer already
            container.getLogger().debug("an error could not be answered", e);
        }
    }

    /** Statuses the web server gives by itself; each code brings the status it is answered with. */
    private static RefusalCode code(int status) {
        return switch (status) {
            case 404 -> RefusalCode.NOT_FOUND;
            case 405, 501 -> RefusalCode.METHOD_NOT_ALLOWED;
            case 413 -> RefusalCode.TOO_LARGE;
            case 415 -> RefusalCode.MEDIA_TYPE_UNSUPPORTED;
            case 503 -> RefusalCode.UNAVAILABLE;
            default -> status < 500 || status == 505 ? RefusalCode.REQUEST_MALFORMED : RefusalCode.INTERNAL_ERROR;
        };
    }
}
