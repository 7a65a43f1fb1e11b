package kz.daneker.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.client.EmergencyAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what an agency approved, or for an appointed agency what is to be reviewed. */
@Command(
        name = "list",
        description = "Lists the approvals your agency filed; with --reviews what is to be reviewed.",
        mixinStandardHelpOptions = true)
final class BreakGlassListCommand implements Callable<Integer> {
    @Option(names = "--reviews", description = "For agencies appointed to review: what waits, and what was closed.")
    private boolean reviews;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        EmergencyAccess emergencies = side.open().emergencies();
        ObjectNode listed = reviews ? emergencies.reviews() : emergencies.approvals();
        side.answer(() -> listed, () -> reviews ? reviews(listed) : approvals(listed));
        return 0;
    }

    private static Stream<String> approvals(ObjectNode listed) {
        return listed.path("approvals").valueStream().map(one -> line(one, "id", "state", "expiresAt", "referral"));
    }

    private static Stream<String> reviews(ObjectNode listed) {
        return listed.path("reviews")
                .valueStream()
                .map(one -> line(one, "id", "state", "reviewBy", "about") + "  " + text(one, "sender") + " > "
                        + text(one, "recipient") + "  approved by " + words(one, "approvers") + "  opened "
                        + words(one, "categories"));
    }

    private static String line(JsonNode one, String... fields) {
        return Stream.of(fields).map(field -> text(one, field)).collect(Collectors.joining("  "));
    }

    private static String text(JsonNode one, String field) {
        return one.path(field).asString("");
    }

    private static String words(JsonNode one, String field) {
        return one.path(field).valueStream().map(word -> word.asString("")).collect(Collectors.joining(","));
    }
}
