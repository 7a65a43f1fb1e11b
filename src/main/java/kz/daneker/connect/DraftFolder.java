package kz.daneker.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.daneker.client.PrivateFiles;
import kz.daneker.mapping.Unmapped;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Drafts on the sender's disk, readable by their owner alone: {@code <id>.json} the draft, {@code <id>.answer} what the
 * old system was answered and to which bytes. The answer is written last: without it the message was not taken.
 */
final class DraftFolder {
    private static final String DRAFT = ".json";
    private static final String ANSWER = ".answer";

    private final PrivateFiles files;

    DraftFolder(Path folder) {
        this.files = new PrivateFiles(folder);
    }

    /**
     * What was answered, and what of the record had no place.
     *
     * @param digest of the message it was an answer to
     * @param unmapped for the person who completes the draft
     */
    record Answered(String digest, String acknowledgement, List<Unmapped> unmapped) {
        Answered {
            unmapped = List.copyOf(unmapped);
        }
    }

    void keep(String id, ObjectNode draft) {
        files.write(id + DRAFT, draft.toPrettyString());
    }

    void answer(String id, Answered answered) {
        ObjectNode json =
                StrictJson.object().put("digest", answered.digest()).put("acknowledgement", answered.acknowledgement());
        ArrayNode unmapped = json.putArray("unmapped");
        answered.unmapped()
                .forEach(part -> unmapped.addObject().put("where", part.where()).put("why", part.why()));
        files.write(id + ANSWER, json.toString());
    }

    Optional<Answered> answered(String id) {
        return files.read(id + ANSWER).map(text -> {
            ObjectNode json = (ObjectNode) StrictJson.read(text);
            return new Answered(
                    json.path("digest").asString(""),
                    json.path("acknowledgement").asString(""),
                    json.path("unmapped")
                            .valueStream()
                            .map(part -> new Unmapped(
                                    part.path("where").asString(""),
                                    part.path("why").asString("")))
                            .toList());
        });
    }
}
