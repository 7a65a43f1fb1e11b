package kz.daneker.agency;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One entry of a register file, read field by field. */
record RegisterEntry(JsonNode json) {
    /** The field, or null where it is absent, null or empty. */
    @Nullable
    JsonNode node(String field) {
        JsonNode found = json.path(field);
        boolean absent = found.isMissingNode()
                || found.isNull()
                || (found.isString() && found.stringValue().isBlank());
        return absent ? null : found;
    }

    @Nullable
    String textOrNull(String field) {
        JsonNode found = node(field);
        return found == null ? null : found.asString();
    }

    String text(String field) {
        String found = textOrNull(field);
        if (found == null) {
            throw new IllegalArgumentException(this + " must have " + field + ", found none");
        }
        return found;
    }

    List<String> words(String field) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : json.path(field)) {
            words.add(word.asString());
        }
        return words;
    }

    /** The text in three languages under this field; the empty name means the entry itself. */
    LocalizedText localized(String field) {
        RegisterEntry names = field.isEmpty() ? this : new RegisterEntry(json.path(field));
        if (names.node("kk") == null || names.node("ru") == null || names.node("en") == null) {
            throw new IllegalArgumentException(this + " must have kk, ru and en"
                    + (field.isEmpty() ? "" : " under " + field) + ": write the missing one");
        }
        return new LocalizedText(names.text("kk"), names.text("ru"), names.text("en"));
    }

    @Nullable
    LocalizedText localizedOrNull(String field) {
        return node(field) == null ? null : localized(field);
    }

    @Override
    public String toString() {
        String id = textOrNull("id");
        String code = textOrNull("code");
        return "entry " + (id != null ? id : code != null ? code : "without id");
    }
}
