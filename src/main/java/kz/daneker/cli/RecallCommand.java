package kz.daneker.cli;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.client.OpenRecall;
import kz.daneker.client.RecallBook;
import kz.daneker.client.RecallLines;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.VerifiedRecall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daneker recall}: what must be deleted again, and who owes an answer. */
@Command(
        name = "recall",
        description = "What you are asked to delete because it was taken back, and your signed answers.",
        subcommands = {
            RecallCommand.Listing.class,
            RecallCommand.Show.class,
            RecallCommand.Acknowledge.class,
            OverdueCommand.class
        },
        mixinStandardHelpOptions = true)
final class RecallCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return 2;
    }

    /** {@code daneker recall list}. */
    @Command(
            name = "list",
            description = "Lists the recalls you have not answered.",
            mixinStandardHelpOptions = true,
            footer = "%nExit codes: 0 none is overdue, 1 one is, 2 could not tell.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private AgencySide side = new AgencySide();

        @Override
        public Integer call() {
            List<OpenRecall> open = side.open().recalls().list();
            side.answer(() -> RecallJson.open(open), () -> new RecallLines(side.language()).open(open).stream());
            return open.stream().anyMatch(OpenRecall::overdue) ? 1 : 0;
        }
    }

    /** {@code daneker recall show}. */
    @Command(
            name = "show",
            description = "Shows one recall, its signature verified, and how to answer it.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "A recall of your list.")
        private UUID id = new UUID(0, 0);

        @Mixin
        private AgencySide side = new AgencySide();

        @Override
        public Integer call() {
            VerifiedRecall recall = side.open().recalls().show(id);
            side.answer(
                    () -> RecallJson.shown(recall),
                    () -> new RecallLines(side.language()).asks(recall.notice()).stream());
            return 0;
        }
    }

    /** {@code daneker recall acknowledge}. */
    @Command(
            name = "acknowledge",
            description = "Says, signed, what you did with what you had received. It can be said once.",
            mixinStandardHelpOptions = true,
            footer = "%nExit codes: 0 taken, 1 refused, 2 could not tell.")
    static final class Acknowledge implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "ID", description = "A recall of your list.")
        private UUID id = new UUID(0, 0);

        @Parameters(
                index = "1",
                paramLabel = "DONE",
                description = "deleted; restricted (locked away); or kept, with --law.")
        private RecallBook.Done done = RecallBook.Done.DELETED;

        @Option(
                names = "--law",
                paramLabel = "TEXT",
                description = "Name and number of the law that obliges you to keep it; the sender sees it.")
        private @Nullable String law;

        @Mixin
        private AgencySide side = new AgencySide();

        @Override
        public Integer call() {
            String acknowledgement = side.open().recalls().acknowledge(id, done, law);
            side.answer(
                    () -> StrictJson.object()
                            .put("id", id.toString())
                            .put("done", done.name())
                            .put("acknowledgement", acknowledgement),
                    () -> Stream.of(new RecallLines(side.language()).done()));
            return 0;
        }
    }
}
