package kz.daneker.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.referral.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes back an event this agency reported by mistake. */
@Command(
        name = "revoke",
        description = "The event was reported by mistake; what it stopped is not sent again by itself.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 filed, 1 refused, 2 could not tell.")
final class PersonRevokeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "EVENT", description = "The name you gave the event.")
    private UUID event = new UUID(0, 0);

    @Mixin
    private PersonWord word = new PersonWord();

    @Override
    public Integer call() {
        return word.say("revocation", StrictJson.object().put("revokes", event.toString()));
    }
}
