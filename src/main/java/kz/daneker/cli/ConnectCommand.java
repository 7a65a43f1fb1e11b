package kz.daneker.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import kz.daneker.connect.MllpListener;
import kz.daneker.connect.RecordDesk;
import kz.daneker.connect.WatchedFolder;
import kz.daneker.consent.CodeLists;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.trust.MutualTls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker connect}: stands beside an old system and makes drafts of referrals of what it sends. */
@Command(
        name = "connect",
        description = {
            "Listens to your old system: HL7 v2 messages over MLLP, and records (HL7 v2, CDA, FHIR) in a folder. Each becomes a"
                    + " draft of a referral, acknowledged once it is on the disk.",
            "Complete a draft (recipient, purpose, consent), look at it with 'daneker preview', send it with 'daneker send'."
        },
        mixinStandardHelpOptions = true,
        footer = "%nRuns until it is stopped. Exit codes: 0 stopped, 2 could not begin.")
final class ConnectCommand implements Callable<Integer> {
    private static final int BACKLOG = 16;

    @Option(
            names = "--mllp",
            paramLabel = "HOST:PORT",
            description =
                    "Where to listen, with your TLS certificate (TLS 1.3), e.g. 127.0.0.1:2575; port 0: any free one.")
    private @Nullable String mllp;

    @Option(
            names = "--clients",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the systems that may connect. Needed for any HOST but this machine.")
    private @Nullable Path clients;

    @Option(names = "--plain", description = "Without TLS; for a HOST that is this machine alone.")
    private boolean plain;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Files put into DIR/in go on to DIR/done or DIR/refused, with their acknowledgement.")
    private @Nullable Path folder;

    @Option(
            names = "--drafts",
            paramLabel = "DIR",
            description = "Where drafts are kept (default: drafts beside your keys).")
    private @Nullable Path drafts;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = "What all your drafts have in common, as JSON: type, purpose, recipient, sender …")
    private @Nullable Path template;

    @Mixin
    private AgencySide side = new AgencySide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws Exception {
        if (mllp == null && folder == null) {
            throw new CouldNotTell("say where to listen: --mllp HOST:PORT, --folder DIR or both.");
        }
        RecordDesk desk = desk();
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
        WatchedFolder watched = folder == null ? null : new WatchedFolder(folder, desk);
        try (MllpListener listener = mllp == null ? null : new MllpListener(door(mllp), desk::answer)) {
            say(listener == null ? "watching the folder" : "listening on port " + listener.port());
            do {
                if (watched != null) {
                    watched.look();
                }
            } while (!stopped.await(1, TimeUnit.SECONDS));
        }
        return 0;
    }

    private RecordDesk desk() throws IOException {
        Path config = Installation.here().config();
        SensitiveTerms terms = SensitiveTerms.load(config.resolve("free-text-terms.yaml"));
        return new RecordDesk(
                Records::map,
                new ReferralSections(CodeLists.load(config, terms)),
                drafts == null ? side.folder().resolve("drafts") : drafts,
                template == null ? StrictJson.object() : read(template),
                RefusalTexts.load(config.resolve("messages.json")),
                Locale.forLanguageTag(side.language().tag()),
                Clock.systemUTC());
    }

    private static ObjectNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CouldNotTell("there is no such template: check the name.");
        }
        return StrictJson.readObject(Files.readAllBytes(file));
    }

    private ServerSocket door(String address) throws IOException {
        InetSocketAddress at = HostAndPort.parse("--mllp", address);
        boolean here = at.getAddress().isLoopbackAddress();
        if (!here && (plain || clients == null)) {
            throw new CouldNotTell("others may connect only over TLS with certificates you know: give --clients FILE.");
        }
        if (plain) {
            return bound(new ServerSocket(), at);
        }
        MutualTls tls = side.keys().tlsForSystems(clients);
        SSLServerSocket door =
                (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket();
        door.setSSLParameters(clients == null ? tls.serverOnLoopback() : tls.server());
        return bound(door, at);
    }

    private static ServerSocket bound(ServerSocket door, InetSocketAddress at) throws IOException {
        try {
            door.bind(at, BACKLOG);
            return door;
        } catch (IOException e) {
            door.close();
            throw new CouldNotTell("that port cannot be listened on: another program may have it.");
        }
    }

    private void say(String what) {
        spec.commandLine().getOut().println("daneker connect: " + what);
        spec.commandLine().getOut().flush();
    }
}
