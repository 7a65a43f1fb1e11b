package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.client.ConsentBook;
import kz.daneker.client.ConsentLines;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a consent back for the person, or records that they refuse it. */
@Command(
        name = "withdraw",
        description = "Takes a consent back: what rests on it and was not handed over is stopped for good.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 done, 1 not yours or over already, 2 could not tell.")
final class ConsentWithdrawCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Your name for the consent.")
    private UUID id = new UUID(0, 0);

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who said so: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ConsentRecord.Capacity by = ConsentRecord.Capacity.SELF;

    @Option(
            names = "--method",
            paramLabel = "HOW",
            description = "How it can be proven: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ConsentRecord.Method method = ConsentRecord.Method.PAPER_SIGNED;

    @Option(names = "--refused", description = "The person refuses what somebody else had allowed.")
    private boolean refused;

    @Option(names = "--receipt", paramLabel = "FILE.pdf", description = "Prints the receipt of the withdrawal.")
    private @Nullable Path receipt;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() throws IOException {
        ConsentBook book = side.open().consents();
        ConsentState end = refused ? ConsentState.REFUSED : ConsentState.WITHDRAWN;
        ConsentBook.Registered ended = book.end(id, end, by, method);
        side.answer(
                () -> ConsentPrinter.json(ended), () -> new ConsentLines(side.language()).registered(ended).stream());
        if (receipt != null) {
            new ConsentPrinter(side.agencies())
                    .receipt(book.show(id), ended.receipt().id(), receipt);
        }
        return 0;
    }
}
