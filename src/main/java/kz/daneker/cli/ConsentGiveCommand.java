package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.client.ConsentBook;
import kz.daneker.client.ConsentLines;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.StrictJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Signs a consent sheet onto the register, and prints what the person takes home. */
@Command(
        name = "give",
        description = "Registers a consent, or a refusal; the same sheet again counts once.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A sheet without /consent/id gets one, which is printed. Papers are in the language the person read.",
            "Exit codes: 0 registered, 1 refused, 2 could not tell."
        })
final class ConsentGiveCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The sheet as JSON (schemas/envelope/consent.schema.json).")
    private Path file = Path.of("");

    @Option(names = "--sheet", paramLabel = "FILE.pdf", description = "Prints the sheet, with the receipt's number.")
    private @Nullable Path sheet;

    @Option(names = "--child-sheet", paramLabel = "FILE.pdf", description = "The same in words a child can read.")
    private @Nullable Path childSheet;

    @Option(names = "--receipt", paramLabel = "FILE.pdf", description = "Prints the receipt.")
    private @Nullable Path receipt;

    @Option(names = "--blank", description = "Only prints the sheet, to be read and signed; nothing is sent.")
    private boolean blank;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() throws IOException {
        ObjectNode json = read();
        ConsentPrinter printer = new ConsentPrinter(side.agencies());
        ConsentSheet read = printer.read(json);
        if (blank) {
            printer.sheets(read, null, sheet, childSheet);
            return 0;
        }
        ConsentBook book = side.open().consents();
        ConsentBook.Registered registered = book.give(json);
        side.answer(
                () -> ConsentPrinter.json(registered),
                () -> new ConsentLines(side.language()).registered(registered).stream());
        printer.sheets(read, registered.receipt().id(), sheet, childSheet);
        if (receipt != null) {
            printer.receipt(book.show(registered.id()), registered.receipt().id(), receipt);
        }
        return 0;
    }

    private ObjectNode read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CouldNotTell("there is no such sheet: check the name.");
        }
        ObjectNode json = StrictJson.readObject(Files.readAllBytes(file));
        if (json.path("consent") instanceof ObjectNode consent && !consent.has("id")) {
            consent.put("id", UUID.randomUUID().toString());
        }
        return json;
    }
}
