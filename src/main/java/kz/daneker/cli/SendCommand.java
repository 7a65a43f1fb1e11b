package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.GatewayUnreachable;
import kz.daneker.client.OutgoingFolder;
import kz.daneker.client.PlainWords;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Signs referrals and sends them; with an outbox, keeps each until the gateway has signed for it. */
@Command(
        name = "send",
        description = "Signs referrals and sends them. Says what goes on, what stays with you and why.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 all accepted, 1 one was held or refused, 2 the gateway could not be reached.")
final class SendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Referrals as JSON, before they are signed.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--outbox",
            paramLabel = "DIR",
            description = "Keeps signed referrals here until their receipt is there; also sends those that wait.")
    private @Nullable Path outbox;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty() && outbox == null) {
            throw new CouldNotTell("name at least one FILE, or an outbox with --outbox DIR.");
        }
        AgencyClient client = side.open();
        List<SignedReferral> toSend = new ArrayList<>();
        for (Path file : files) {
            toSend.add(client.signer().sign(referral(file)));
        }
        OutgoingFolder kept = outbox == null ? null : new OutgoingFolder(outbox);
        if (kept != null) {
            toSend.forEach(kept::keep);
            toSend = kept.waiting();
        }
        int worst = 0;
        for (SignedReferral referral : toSend) {
            worst = Math.max(worst, send(client, referral, kept));
        }
        return worst;
    }

    private int send(AgencyClient client, SignedReferral referral, @Nullable OutgoingFolder kept) {
        try {
            GatewayAnswer answer = client.sending().send(referral);
            if (kept != null) {
                kept.settle(referral.id(), answer);
            }
            tell(referral, answer);
            boolean goes = answer instanceof AcceptedByGateway accepted && accepted.state() != ReferralState.HELD;
            return goes ? 0 : 1;
        } catch (GatewayUnreachable e) {
            side.complain(referral.id() + " waits, " + e.getMessage() + "; send it again, it counts once.");
            return 2;
        }
    }

    private void tell(SignedReferral referral, GatewayAnswer answer) {
        side.answer(
                () -> ClientJson.sent(referral, answer),
                () -> Stream.concat(
                        Stream.of(referral.id().toString()),
                        lines(answer).stream().map(line -> "  " + line)));
    }

    private List<String> lines(GatewayAnswer answer) {
        if (answer instanceof AcceptedByGateway accepted) {
            return new PlainWords(side.language()).sent(accepted.receipt().receipt());
        }
        if (answer instanceof RefusedByGateway refused) {
            return List.of(
                    refused.code() + (refused.pointer().isEmpty() ? "" : " " + refused.pointer()), refused.text());
        }
        return List.of();
    }

    /** The referral as it is, or a test file that wraps one as {@code payload}. */
    private static ObjectNode referral(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CouldNotTell("there is no such file to send: check the name.");
        }
        ObjectNode document = StrictJson.readObject(Files.readAllBytes(file));
        if (!document.has("fixture")) {
            return document;
        }
        if (document.path("payload") instanceof ObjectNode payload) {
            return payload;
        }
        throw new Refusal(RefusalCode.JSON_MALFORMED);
    }
}
