package kz.daneker.gateway;

import java.net.BindException;

/** The gateway did not start. {@link #getMessage()} is one sentence for the operator: what must hold, what was found. */
public final class StartProblem extends RuntimeException {
    private StartProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Says the innermost reason: around it Spring only tells which bean it was building. */
    static StartProblem of(RuntimeException failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        if (reason instanceof BindException) {
            return new StartProblem(
                    "a port it listens on must be free, found it taken: stop the other or set another", failure);
        }
        String said = reason.getMessage();
        return new StartProblem(
                said == null || said.isBlank() ? "it met " + reason.getClass().getName() : said, failure);
    }
}
