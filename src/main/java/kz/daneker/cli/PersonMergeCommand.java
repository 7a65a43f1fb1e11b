package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reports that two records your agency brought are of one person. */
@Command(
        name = "merge",
        description = "Two records are of one person: what either forbids holds for both.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 filed, 1 refused, 2 could not tell.")
final class PersonMergeCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The event as JSON (schemas/envelope/person-event.schema.json).")
    private Path file = Path.of("");

    @Mixin
    private PersonWord word = new PersonWord();

    @Override
    public Integer call() throws IOException {
        return word.say("merge", file);
    }
}
