package kz.daneker.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.client.WaitingDelivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what waits for an agency, without a word about whom. */
@Command(
        name = "inbox",
        description = "Lists the deliveries that wait for you; 'receive' opens them.",
        mixinStandardHelpOptions = true)
final class InboxCommand implements Callable<Integer> {
    @Mixin
    private AgencySide side = new AgencySide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<WaitingDelivery> waiting = side.open().inbox().list();
        PrintWriter out = spec.commandLine().getOut();
        if (side.json()) {
            out.println(ClientJson.inbox(waiting));
        } else {
            waiting.forEach(one -> out.println(one.id() + "  " + one.receivedOn() + "  - " + one.expiresOn()));
        }
        out.flush();
        return 0;
    }
}
