package kz.daneker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.FetchedDeliveries;
import kz.daneker.client.PlainWords;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedFor;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches deliveries, verifies everything in them, says what they say, and signs for them. */
@Command(
        name = "receive",
        description = "Fetches a delivery, verifies every signature, says what it says and signs for it.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 all received, 1 one did not hold and was not signed for, 2 could not tell.")
final class ReceiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "One delivery of the inbox.")
    private @Nullable UUID id;

    @Option(names = "--all", description = "Every delivery that waits.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes ID.json (everything verified, token included) before signing for it.")
    private @Nullable Path folder;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() throws IOException {
        if (all == (id != null)) {
            throw new CouldNotTell("name one delivery ID of your inbox, or say --all.");
        }
        AgencyClient client = side.open();
        List<UUID> wanted = id != null
                ? List.of(id)
                : client.inbox().list().stream().map(WaitingDelivery::id).toList();
        ReceivedFolder seen = new ReceivedFolder(side.folder().resolve("received"));
        int signedFor = 0;
        for (List<UUID> left = wanted; !left.isEmpty(); ) {
            FetchedDeliveries fetched = client.fetch(left);
            List<ReceivedReferral> verified = verified(client, left, fetched, seen);
            for (SignedFor signed : client.sign(verified)) {
                signedFor += tell(signed);
            }
            left = fetched.askAgain();
        }
        return signedFor == wanted.size() ? 0 : 1;
    }

    private List<ReceivedReferral> verified(
            AgencyClient client, List<UUID> asked, FetchedDeliveries fetched, ReceivedFolder seen) throws IOException {
        List<ReceivedReferral> verified = new ArrayList<>();
        for (UUID delivery : asked) {
            String jwe = fetched.jwes().get(delivery);
            if (jwe != null) {
                try {
                    ReceivedReferral received = client.opener().open(delivery, jwe);
                    seen.admit(received);
                    keep(received);
                    verified.add(received);
                } catch (Refusal refusal) {
                    side.complain(delivery + " does not hold, " + OneSentence.codeAndPlace(refusal)
                            + "; nothing was signed for.");
                }
            } else if (!fetched.askAgain().contains(delivery)) {
                side.complain(delivery + " does not wait for you.");
            }
        }
        return verified;
    }

    /** Kept before it is signed for: after the receipt the gateway has no copy any more. */
    private void keep(ReceivedReferral received) throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(received.delivery() + ".json");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, ClientJson.received(received).toString(), StandardCharsets.UTF_8);
    }

    /** How many the gateway now knows as received: one or none. */
    private int tell(SignedFor signed) {
        ReceivedReferral received = signed.received();
        RefusedByGateway refused = signed.refused();
        if (refused != null) {
            side.complain(
                    received.delivery() + " was not taken as received, " + refused.code() + ": " + refused.text());
            return 0;
        }
        PlainWords words = new PlainWords(side.language());
        side.answer(
                () -> ClientJson.received(received).put("receipt", signed.receipt()),
                () -> Stream.concat(
                        Stream.of(received.delivery().toString()),
                        Stream.of(words.received(received), words.verified(received), words.answers(received))
                                .flatMap(List::stream)
                                .map(line -> "  " + line)));
        return 1;
    }
}
