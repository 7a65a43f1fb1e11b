package kz.daneker.cli;

import java.io.PrintWriter;
import kz.daneker.bench.Progress;

/** One line on a terminal that fills up; nothing where nobody watches. */
final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintWriter terminal;
    private final boolean open;

    private ProgressBar(PrintWriter terminal, boolean open) {
        this.terminal = terminal;
        this.open = open;
    }

    /** The launcher says whether errors go to a terminal: Java 22 and newer no longer tell. */
    static ProgressBar onTerminal(PrintWriter err) {
        return new ProgressBar(err, Boolean.getBoolean("daneker.terminal"));
    }

    @Override
    public void at(String what, double done) {
        if (open) {
            int filled = (int) Math.round(Math.min(1, done) * WIDTH);
            terminal.print(ERASE_LINE + "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + what);
            terminal.flush();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (open) {
            terminal.print(ERASE_LINE);
            terminal.flush();
        }
    }
}
