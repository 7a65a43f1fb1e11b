package kz.daneker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What to preview and at which moment: a referral as it is, or a test file that wraps one as {@code payload} beside
 * {@code fixture.clock}. Raw bytes have their clock in a file beside them, {@code NN.expect.json} for {@code NN.raw}.
 */
final class PreviewInput {
    private final byte[] document;
    private final Optional<Instant> clock;

    private PreviewInput(byte[] document, Optional<Instant> clock) {
        this.document = document;
        this.clock = clock;
    }

    static PreviewInput read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        JsonNode tree = tree(bytes);
        if (tree.has("fixture") && tree.has("payload")) {
            return new PreviewInput(tree.get("payload").toString().getBytes(StandardCharsets.UTF_8), clock(tree));
        }
        return new PreviewInput(bytes, clockBeside(file));
    }

    byte[] document() {
        return document.clone();
    }

    Instant clockOr(Instant now) {
        return clock.orElse(now);
    }

    /** Nothing where the bytes are no JSON: then they are the document, and the reader says what is wrong with them. */
    private static JsonNode tree(byte[] bytes) {
        try {
            return StrictJson.read(bytes);
        } catch (Refusal notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Instant> clockBeside(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int raw = name.indexOf(".raw");
        if (raw < 0) {
            return Optional.empty();
        }
        Path beside = file.resolveSibling(name.substring(0, raw) + ".expect.json");
        return Files.isRegularFile(beside) ? clock(tree(Files.readAllBytes(beside))) : Optional.empty();
    }

    private static Optional<Instant> clock(JsonNode tree) {
        try {
            return tree.path("fixture")
                    .path("clock")
                    .stringValueOpt()
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw new CouldNotTell("fixture.clock must be a time with offset, found something else.");
        }
    }
}
