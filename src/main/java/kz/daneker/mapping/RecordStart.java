package kz.daneker.mapping;

import java.nio.charset.StandardCharsets;

/** How a health record begins: enough to tell what can read it. */
public enum RecordStart {
    XML,
    JSON,
    /** Anything else, e.g. {@code MSH|^~\&|} or its framing. */
    OTHER;

    private static final int ENOUGH = 64;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** By the first character that is neither blank nor part of a byte order mark. */
    public static RecordStart of(byte[] record) {
        String start = new String(record, 0, Math.min(record.length, ENOUGH), StandardCharsets.ISO_8859_1);
        String text = start.replace(BYTE_ORDER_MARK, "").strip();
        if (text.startsWith("<")) {
            return XML;
        }
        return text.startsWith("{") ? JSON : OTHER;
    }
}
