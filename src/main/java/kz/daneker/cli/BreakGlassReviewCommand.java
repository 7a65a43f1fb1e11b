package kz.daneker.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a review by a third person's signed word. */
@Command(
        name = "review",
        description = "Closes the review of a release without consent; your agency signs.",
        mixinStandardHelpOptions = true)
final class BreakGlassReviewCommand implements Callable<Integer> {
    /** What a review can find. */
    enum Found {
        JUSTIFIED,
        NOT_JUSTIFIED
    }

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The review's id, as 'break-glass list --reviews' shows it.")
    private UUID id = new UUID(0, 0);

    @Parameters(index = "1", paramLabel = "justified|not_justified", description = "What you found.")
    private Found found = Found.NOT_JUSTIFIED;

    @Option(
            names = "--user",
            required = true,
            paramLabel = "REF",
            description = "Who reviewed; neither sent nor approved.")
    private String userRef = "";

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        String state = side.open().emergencies().review(id, userRef, found == Found.JUSTIFIED);
        side.answer(() -> StrictJson.object().put("state", state), () -> Stream.of("Closed: " + state + "."));
        return 0;
    }
}
