package kz.daneker;

import kz.daneker.cli.DanekerCommand;

/** The one entry point: {@code ./daneker VERB} runs one command of {@code kz.daneker.cli}. */
public final class Daneker {
    private Daneker() {}

    /**
     * Runs one verb and ends the process with its exit code: 0 holds, 1 does not hold, 2 could not tell.
     *
     * @param args the verb and its options, as typed after {@code ./daneker}
     */
    public static void main(String[] args) {
        System.exit(DanekerCommand.run(args));
    }
}
