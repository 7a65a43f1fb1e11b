package kz.daneker.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.PlainWords;
import kz.daneker.client.Standing;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says the next signed word about a referral, or shows what was said. */
@Command(
        name = "status",
        description = "Shows where a referral stands, every signed word verified; with WORD, says the next one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A recipient says ACCEPTED, DECLINED, IN_SERVICE, SCHEDULED, NO_SHOW, VISIT_CANCELLED,",
            "ON_HOLD (with --reason), COMPLETED, NOT_COMPLETED, or CANCELLED when asked to;",
            "a sender says CANCEL_ASKED, WITHDRAWN, REVOKED or ENTERED_IN_ERROR.",
            "Exit codes: 0 done, 1 not yours to say or not now, 2 could not tell."
        })
final class StatusCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Your referral's id, or the delivery's you received.")
    private UUID id = new UUID(0, 0);

    @Parameters(index = "1", paramLabel = "WORD", arity = "0..1", description = "What you say about it.")
    private @Nullable ReferralState word;

    @Option(names = "--reason", paramLabel = "CODE", description = "Why, e.g. NO_CAPACITY.")
    private @Nullable String reason;

    @Option(names = "--attendance", paramLabel = "WORD", description = "VISITED or NOT_VISITED.")
    private @Nullable Attendance attendance;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        AgencyClient client = side.open();
        if (word != null) {
            client.conversation().say(id, word, reason, attendance);
        }
        Standing standing = client.conversation().ask(id);
        side.answer(
                () -> ClientJson.standing(standing), () -> new PlainWords(side.language()).standing(standing).stream());
        return 0;
    }
}
