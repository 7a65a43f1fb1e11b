package kz.daneker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.client.PersonBook;
import kz.daneker.referral.PersonEvent;
import kz.daneker.referral.StrictJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What all verbs of {@code person} do: sign one event, send it, print its name and its receipt. */
final class PersonWord {
    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Your name for the event (default: a new one, which is printed). The same again counts once.")
    private @Nullable UUID id;

    @Mixin
    private AgencySide side = new AgencySide();

    int say(String kind, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CouldNotTell("there is no such file: check the name.");
        }
        return say(kind, StrictJson.readObject(Files.readAllBytes(file)));
    }

    /** The verb says the kind: a file written for another verb is refused before it is sent. */
    int say(String kind, ObjectNode event) {
        if (!event.path("kind").asString(kind).equals(kind)) {
            throw new CouldNotTell("the file tells of another kind of event: use the verb it names.");
        }
        event.put("schema", PersonEvent.SCHEMA).put("kind", kind);
        PersonBook.Said said = side.open().people().say(id == null ? UUID.randomUUID() : id, event);
        side.answer(
                () -> StrictJson.object().put("id", said.id().toString()).put("receipt", said.compact()),
                () -> Stream.of("Filed under " + said.id() + ". Take it back with 'person revoke " + said.id() + "'."));
        return 0;
    }
}
