package kz.daneker.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import kz.daneker.client.AccessLines;
import kz.daneker.client.AccessReport;
import kz.daneker.client.OutgoingFolder;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.ReceiptDecision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a person what was sent about them: to be printed and handed over. */
@Command(
        name = "access-report",
        description = {
            "Tells a person what you sent about them: to whom, which categories, when, under which consent,",
            "what was taken back and what the recipients did. From your own signed papers, each verified."
        },
        mixinStandardHelpOptions = true,
        subcommands = ExchangeReportCommand.class,
        footer = "%nExit codes: 0 told, 1 a paper does not hold or is not there, 2 could not tell.")
final class AccessReportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "One referral of that person; the others of the same person follow.")
    private @Nullable UUID id;

    @Option(names = "--outbox", paramLabel = "DIR", description = "Where 'send --outbox' kept your signed referrals.")
    private @Nullable Path outbox;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        if (id == null || outbox == null) {
            throw new CouldNotTell("say one referral of the person, ID, and where your papers are: --outbox DIR.");
        }
        List<AccessReport.Entry> entries =
                side.open().accessReport().of(new ReferralId(id), new OutgoingFolder(outbox));
        side.answer(
                () -> json(entries), () -> new AccessLines(side.language(), side.agencies()).lines(entries).stream());
        return 0;
    }

    private static ObjectNode json(List<AccessReport.Entry> entries) {
        ObjectNode json = StrictJson.object();
        ArrayNode referrals = json.putArray("referrals");
        for (AccessReport.Entry entry : entries) {
            ObjectNode referral = referrals.addObject();
            referral.put("sentAt", entry.paper().signedAt().toString())
                    .put("recipient", entry.paper().recipient().value())
                    .put("type", entry.paper().type());
            ArrayNode consents = referral.putArray("consents");
            entry.paper()
                    .consents()
                    .forEach(consent -> consents.addObject()
                            .put("id", consent.id())
                            .put("givenOn", consent.givenOn())
                            .put("endsOn", consent.endsOn()));
            ReceiptDecision decision = entry.decision();
            if (decision != null) {
                ArrayNode given = referral.putArray("given");
                decision.forwardedCategories().forEach(given::add);
                ArrayNode withheld = referral.putArray("withheld");
                decision.withheld().keySet().forEach(withheld::add);
            }
            referral.set("standing", ClientJson.standing(entry.standing()));
        }
        return json;
    }
}
