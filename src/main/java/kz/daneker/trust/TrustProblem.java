package kz.daneker.trust;

/**
 * Keys or certificates at hand that cannot be worked with: one sentence for the operator saying what must hold, what
 * was found and what to do. It stops a start, or leaves the former register in force when it happens on a reload.
 */
public final class TrustProblem extends IllegalStateException {
    TrustProblem(String sentence) {
        super(sentence);
    }

    TrustProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
