package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.ChangeFiles;
import kz.daneker.rules.MatrixChange;
import kz.daneker.rules.SignedChange;
import kz.daneker.signing.Digest;
import kz.daneker.trust.AgencyKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daneker matrix sign}: the first makes the change and signs it, the second signs what the first wrote. */
@Command(
        name = "sign",
        description = {
            "Signs the change to a matrix with your agency's key; the files lie beside it afterwards.",
            "The first to sign says when and why; the second reads it and signs the same words."
        },
        mixinStandardHelpOptions = true)
final class MatrixSignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The new matrix, e.g. config/sharing-matrix-1.1.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "When it takes effect, e.g. 2026-07-01T00:00:00+05:00.")
    private @Nullable OffsetDateTime from;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in 20 to 500 characters; about no person.")
    private @Nullable String reason;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "The matrix it follows (default: config/sharing-matrix.yaml).")
    private @Nullable Path previous;

    @Option(names = "--first", description = "It follows none: the first matrix of a production site.")
    private boolean first;

    @Mixin
    private AgencySide side = new AgencySide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path given = MatrixCheckCommand.given(file);
        RulesWords words = RulesWords.in(side.language());
        PrintWriter out = spec.commandLine().getOut();
        SharingMatrix matrix = SharingMatrix.load(given, MatrixSeal.NOT_REQUIRED, side.agencies());
        ChangeFiles files = new ChangeFiles(given);
        try {
            AgencyKeys keys = side.keys();
            SignedChange signed = change(matrix, files.read()).signedBy(keys.agency(), keys.signing());
            files.write(signed);
            MatrixChange change = signed.change();
            out.println(words.say(
                    "signed",
                    signed.signatures().stream()
                            .map(signature -> signature.agency().value())
                            .collect(Collectors.joining(", ")),
                    change.version(),
                    RulesWords.time(change.from().toInstant()),
                    change.reason()));
            out.flush();
            return 0;
        } catch (Refusal refusal) {
            words.refused(refusal, out);
            out.flush();
            return 1;
        }
    }

    private SignedChange change(SharingMatrix matrix, Optional<SignedChange> there) {
        if (from != null && reason != null) {
            MatrixChange said =
                    new MatrixChange(new Digest(matrix.digest()), follows(), matrix.version(), from, reason);
            return there.filter(before -> before.statement()
                            .equals(SignedChange.unsigned(said).statement()))
                    .orElseGet(() -> SignedChange.unsigned(said));
        }
        SignedChange change = there.filter(any -> from == null && reason == null)
                .orElseThrow(() -> new CouldNotTell("the first to sign gives both --from and --reason."));
        if (!change.change().matrix().value().equals(matrix.digest())) {
            throw new Refusal(RefusalCode.MATRIX_DIGEST, "/matrix");
        }
        return change;
    }

    private @Nullable Digest follows() {
        if (first) {
            return null;
        }
        AgencyRegister register = side.agencies();
        Path before = previous == null ? Installation.here().config().resolve("sharing-matrix.yaml") : previous;
        return new Digest(SharingMatrix.load(MatrixCheckCommand.given(before), MatrixSeal.NOT_REQUIRED, register)
                .digest());
    }
}
