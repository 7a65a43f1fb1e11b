package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.client.ConsentBook;
import kz.daneker.client.ConsentLines;
import kz.daneker.signing.Receipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows one consent this agency collected. */
@Command(
        name = "show",
        description = "Shows where a consent stands and what it allows; prints its papers again.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 shown, 1 not yours or not there, 2 could not tell.")
final class ConsentShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Your name for the consent.")
    private UUID id = new UUID(0, 0);

    @Option(names = "--sheet", paramLabel = "FILE.pdf", description = "Prints the sheet.")
    private @Nullable Path sheet;

    @Option(names = "--child-sheet", paramLabel = "FILE.pdf", description = "The same in words a child can read.")
    private @Nullable Path childSheet;

    @Option(names = "--receipt", paramLabel = "FILE.pdf", description = "Prints the receipt.")
    private @Nullable Path receipt;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() throws IOException {
        ConsentBook book = side.open().consents();
        ObjectNode shown = book.show(id);
        Receipt signed = book.verify(id, shown.path("receipt").asString(""));
        side.answer(() -> shown, () -> new ConsentLines(side.language()).shown(shown).stream());
        ConsentPrinter printer = new ConsentPrinter(side.agencies());
        if (sheet != null || childSheet != null) {
            printer.sheets(printer.read(shown.path("sheet")), signed.id(), sheet, childSheet);
        }
        if (receipt != null) {
            printer.receipt(shown, signed.id(), receipt);
        }
        return 0;
    }
}
