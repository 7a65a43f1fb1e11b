package kz.daneker.cli;

import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.client.WaitingDelivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what waits for an agency, without a word about whom. */
@Command(
        name = "inbox",
        description = "Lists the deliveries that wait for you; 'receive' opens them.",
        mixinStandardHelpOptions = true)
final class InboxCommand implements Callable<Integer> {
    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        List<WaitingDelivery> waiting = side.open().inbox().list();
        side.answer(
                () -> ClientJson.inbox(waiting),
                () -> waiting.stream().map(one -> one.id() + "  " + one.receivedOn() + "  - " + one.expiresOn()));
        return 0;
    }
}
