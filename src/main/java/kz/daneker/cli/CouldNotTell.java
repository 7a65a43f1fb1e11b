package kz.daneker.cli;

/** A verb could not answer its question, e.g. because a file is missing: exit code 2 and this sentence. */
final class CouldNotTell extends RuntimeException {
    private final String sentence;

    /**
     * @param sentence for the person at the terminal: what must hold, what was found, what to do; no value from a
     *     referral
     */
    CouldNotTell(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
