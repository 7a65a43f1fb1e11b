package kz.daneker.cli;

import java.util.concurrent.Callable;
import kz.daneker.client.ConsentLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** Lists the consents this agency collected, without names. */
@Command(
        name = "list",
        description = "Lists the newest consents you collected: ids and where they stand, no names.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 listed, 2 could not tell.")
final class ConsentListCommand implements Callable<Integer> {
    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        ObjectNode listing = side.open().consents().list();
        side.answer(() -> listing, () -> new ConsentLines(side.language()).listed(listing).stream());
        return 0;
    }
}
