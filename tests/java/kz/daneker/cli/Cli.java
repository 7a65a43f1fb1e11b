package kz.daneker.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The command line as other packages' tests use it, in the JVM of the test. */
public final class Cli {
    private Cli() {}

    /** @param out standard output and standard error */
    public record Ran(int exit, String out) {}

    public static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = DanekerCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return new Ran(command.execute(arguments), out.toString());
    }
}
