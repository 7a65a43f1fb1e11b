package kz.daneker.audit;

/**
 * Something about the trail does not hold: a proof, a signature, a file, or the agreement of folder and database.
 *
 * <p>Its message is one sentence: what must hold, what was found, what to do; never the content of a leaf.
 */
public final class TrailFault extends RuntimeException {
    public TrailFault(String sentence) {
        super(sentence);
    }
}
