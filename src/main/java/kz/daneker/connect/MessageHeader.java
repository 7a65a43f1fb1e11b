package kz.daneker.connect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer must repeat of a message's MSH segment, read byte by byte so that it can be had of broken messages too.
 * Every field is empty where there is none.
 */
final class MessageHeader {
    private final String separator;
    private final List<String> fields;

    private MessageHeader(String separator, List<String> fields) {
        this.separator = separator;
        this.fields = List.copyOf(fields);
    }

    /** The header; bytes above 7 bits stand for themselves (ISO 8859-1), so they come back as they were. */
    static MessageHeader of(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .replaceAll("[\u000b\u001c]", "")
                .strip();
        String line = text.split("[\r\n]", 2)[0];
        if (!line.startsWith("MSH") || line.length() < 9) {
            return new MessageHeader("|", List.of("MSH", "^~\\&"));
        }
        String separator = line.substring(3, 4);
        return new MessageHeader(separator, List.of(line.split(Pattern.quote(separator), -1)));
    }

    String separator() {
        return separator;
    }

    /** MSH-{@code number} as it stands there, e.g. 10; MSH-2 is the first after the separator. */
    String field(int number) {
        return number <= fields.size() ? fields.get(number - 1) : "";
    }

    /** One component of a field, from 1. */
    String component(int number, int part) {
        String between = field(2).isEmpty() ? "^" : field(2).substring(0, 1);
        String[] parts = field(number).split(Pattern.quote(between), -1);
        return part <= parts.length ? parts[part - 1] : "";
    }

    String componentSeparator() {
        return field(2).isEmpty() ? "^" : field(2).substring(0, 1);
    }
}
