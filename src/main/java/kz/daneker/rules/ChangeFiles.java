package kz.daneker.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Where a change lies: beside its matrix, {@code FILE.change.json}, and one signature an agency,
 * {@code FILE.change.AGENCY.jws}, so that two can sign in different places and put the files together.
 */
public final class ChangeFiles {
    private static final String CHANGE = ".change.";
    private static final String STATEMENT = "json";
    private static final String SIGNATURE = ".jws";
    private static final long LARGEST = 16 * 1024;

    private final Path matrix;

    public ChangeFiles(Path matrix) {
        this.matrix = matrix.toAbsolutePath();
    }

    /** The change with the signatures that lie beside it; empty where nobody made one. */
    public Optional<SignedChange> read() throws IOException {
        Path statement = beside(STATEMENT);
        if (!Files.exists(statement)) {
            return Optional.empty();
        }
        List<SignedChange.Signature> signatures = new ArrayList<>();
        for (Path file : signatures()) {
            String name = String.valueOf(file.getFileName());
            String agency = name.substring(prefix().length(), name.length() - SIGNATURE.length());
            signatures.add(new SignedChange.Signature(agency(agency), text(file).strip()));
        }
        return Optional.of(new SignedChange(text(statement), signatures));
    }

    /** Puts this change and its signatures in the place of whatever lies there. */
    public void write(SignedChange change) throws IOException {
        for (Path former : signatures()) {
            Files.delete(former);
        }
        Files.writeString(beside(STATEMENT), change.statement(), StandardCharsets.UTF_8);
        for (SignedChange.Signature signature : change.signatures()) {
            Files.writeString(
                    beside(signature.agency() + SIGNATURE), signature.jws() + "\n", StandardCharsets.US_ASCII);
        }
    }

    private List<Path> signatures() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix()))
                    .filter(file -> file.getFileName().toString().endsWith(SIGNATURE))
                    .sorted()
                    .toList();
        }
    }

    private String prefix() {
        return matrix.getFileName() + CHANGE;
    }

    private static AgencyId agency(String name) {
        try {
            return new AgencyId(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.MATRIX_SIGNERS);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        return StrictJson.utf8(Files.readAllBytes(file));
    }

    private Path beside(String ending) {
        return matrix.resolveSibling(matrix.getFileName() + CHANGE + ending);
    }

    private Path folder() {
        Path folder = matrix.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a matrix must be a file in a folder");
        }
        return folder;
    }
}
