package kz.daneker.rules;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What two agencies sign when one matrix is to follow another.
 *
 * <p>Written as <code>{"matrix":"…43…","previous":"…43…","version":"1.1","from":"2026-07-01T00:00:00+05:00",
 * "reason":"…"}</code>; what is signed are the bytes as they lie in the file.
 *
 * @param matrix digest of the new matrix file
 * @param previous digest of the matrix it follows; null for the first of all
 * @param version the new matrix's own
 * @param from when it takes effect
 * @param reason 20 to 500 characters about the rule, never about a person
 */
public record MatrixChange(
        Digest matrix, @Nullable Digest previous, String version, OffsetDateTime from, String reason) {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 500;
    private static final Set<String> MEMBERS = Set.of("matrix", "previous", "version", "from", "reason");

    /** Ten or more digits, together or in groups: an IIN, a phone number, a document; or an address for mail. */
    private static final Pattern SOMEBODY = Pattern.compile("\\d(?:[\\s().-]?\\d){9}|\\S@\\S");

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}|[\\u202A-\\u202E\\u2066-\\u2069]");

    public MatrixChange {
        int length = reason.strip().codePointCount(0, reason.strip().length());
        if (length < SHORTEST
                || length > LONGEST
                || SOMEBODY.matcher(reason).find()
                || UNPRINTABLE.matcher(reason).find()) {
            throw new Refusal(RefusalCode.MATRIX_REASON, "/reason");
        }
    }

    /**
     * Reads one.
     *
     * @throws Refusal {@code SCHEMA_UNKNOWN_FIELD}, {@code SCHEMA_MISSING_FIELD}, {@code SCHEMA_INVALID_VALUE} or
     *     {@code MATRIX_REASON}, or as {@link StrictJson#readObject}
     */
    static MatrixChange read(String json) {
        ObjectNode root = StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8));
        for (String name : root.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, "");
            }
        }
        try {
            return new MatrixChange(
                    new Digest(text(root, "matrix")),
                    root.has("previous") ? new Digest(text(root, "previous")) : null,
                    text(root, "version"),
                    OffsetDateTime.parse(text(root, "from")),
                    text(root, "reason"));
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/from");
        }
    }

    private static String text(ObjectNode root, String name) {
        JsonNode value = root.get(name);
        if (value == null) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/" + name);
        }
        if (!value.isString()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/" + name);
        }
        return value.stringValue();
    }

    /** As it is signed. */
    String write() {
        ObjectNode root = StrictJson.object().put("matrix", matrix.value());
        if (previous != null) {
            root.put("previous", previous.value());
        }
        root.put("version", version).put("from", from.toString()).put("reason", reason);
        return new String(StrictJson.write(root), StandardCharsets.UTF_8);
    }
}
