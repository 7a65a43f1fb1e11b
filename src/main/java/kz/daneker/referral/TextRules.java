package kz.daneker.referral;

import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/** What no text of a message may hold: characters a reader cannot see, or that turn what is seen around. */
final class TextRules {
    /** Letters that Unicode draws as nothing. */
    private static final Set<Integer> FILLERS = Set.of(0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0);

    private TextRules() {}

    /** In a name: controls, formats (bidi, zero-width, soft hyphen), line ends, odd spaces, fillers, variation selectors. */
    static boolean invisible(int point) {
        int type = Character.getType(point);
        boolean oddSpace = type == Character.SPACE_SEPARATOR && point != ' ';
        boolean variation = between(point, 0xfe00, 0xfe0f) || between(point, 0xe0100, 0xe01ef);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || oddSpace
                || variation
                || FILLERS.contains(point);
    }

    /**
     * Looks through every text and key of the message.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} where one holds a control other than tab and line ends, or a
     *     direction override
     */
    static void refuseControls(JsonNode node, Pointer at) {
        if (node.isString() && node.stringValue().codePoints().anyMatch(TextRules::forbiddenInText)) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at.text());
        }
        node.forEachEntry((key, value) -> {
            if (key.codePoints().anyMatch(TextRules::forbiddenInText)) {
                throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, at.text());
            }
            refuseControls(value, at.to(key));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseControls(node.get(i), at.to(i));
        }
    }

    private static boolean forbiddenInText(int point) {
        boolean lineEnd = point == '\n' || point == '\r' || point == '\t';
        boolean override = between(point, 0x202a, 0x202e) || between(point, 0x2066, 0x2069);
        return (Character.getType(point) == Character.CONTROL && !lineEnd) || override;
    }

    private static boolean between(int point, int first, int last) {
        return first <= point && point <= last;
    }
}
