package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.intake.Preview;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.RefusalTexts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the gateway would do with a referral; sends nothing, needs no network, keys or database. */
@Command(
        name = "preview",
        description = "Shows what a recipient would get of a referral, what stays with you and why. Sends nothing.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 it would go (all would), 1 it would be held or refused, 2 could not tell.")
final class PreviewCommand implements Callable<Integer> {
    private static final int GOES = 0;
    private static final int DOES_NOT_GO = 1;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "The referral as JSON, before it is signed. Of several, each is judged after those before it.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "JSON instead of sentences: one object, or one line for each of several.")
    private boolean json;

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the sentences (default: en).")
    private Language language = Language.EN;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The moment to judge at, e.g. 2026-06-15T12:00:00+05:00 (default: now).")
    private @Nullable OffsetDateTime at;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException {
        if (!files.stream().allMatch(Files::isRegularFile)) {
            throw new CouldNotTell("there is no such file to preview: check the name.");
        }
        Path config = Installation.here().config();
        Preview preview = preview(config);
        PreviewWords words = new PreviewWords(language, RefusalTexts.load(config.resolve("messages.json")));
        int exit = GOES;
        for (Path file : files) {
            PreviewInput input = PreviewInput.read(file);
            Preview.Answer answer =
                    preview.preview(input.document(), at == null ? input.clockOr(clock.instant()) : at.toInstant());
            print(file, answer, words);
            exit = Math.max(exit, exit(answer));
        }
        return exit;
    }

    private void print(Path file, Preview.Answer answer, PreviewWords words) {
        PrintWriter out = spec.commandLine().getOut();
        boolean several = files.size() > 1;
        if (json) {
            out.println(several ? PreviewJson.line(file, answer) : PreviewJson.of(answer));
        } else {
            if (several) {
                out.println("== " + file);
            }
            words.print(answer, out);
        }
        out.flush();
    }

    private static int exit(Preview.Answer answer) {
        return switch (answer.outcome()) {
            case FORWARD, ALREADY_RECEIVED -> GOES;
            case HOLD_SENDER_REVIEW, REJECT -> DOES_NOT_GO;
        };
    }

    private static Preview preview(Path config) {
        Regions regions = Regions.load(config.resolve("regions.yaml"));
        AgencyRegister register = AgencyRegister.load(config.resolve("agencies.yaml"), regions);
        SharingMatrix matrix =
                SharingMatrix.load(config.resolve("sharing-matrix.yaml"), MatrixSeal.NOT_REQUIRED, register);
        return new Preview(
                new ReferralReader(matrix.referralRules(), regions),
                ConsentGate.load(config, matrix),
                register,
                new SeenInThisRun());
    }
}
