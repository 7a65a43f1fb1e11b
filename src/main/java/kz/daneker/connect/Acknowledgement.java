package kz.daneker.connect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.RefusalTexts;

/**
 * The answer to an HL7 v2 message: MSH with sender and receiver exchanged and the same character set, MSA, and ERR where
 * the message was not taken, as a string with a character for each byte (ISO 8859-1). It says where something is wrong and why, and repeats nothing of the message but its header.
 *
 * @see <a href="https://www.hl7.eu/HL7v2x/v251/std251/ch02.html">HL7 v2.5.1, chapter 2.9 and 2.15</a>
 */
final class Acknowledgement {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Map<String, Charset> CHARSETS = Map.of(
            "UNICODE UTF-8", StandardCharsets.UTF_8,
            "WINDOWS-1251", WINDOWS_1251,
            "CP1251", WINDOWS_1251);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);
    private static final Pattern PLACE = Pattern.compile("([A-Z][A-Z0-9]{2})(?:\\[(\\d+)])?(?:-(\\d+))?");
    private static final int REPEATED_AT_MOST = 199;

    /** Where a message of a kind nobody takes says so → HL7 table 0357. */
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "MSH-9", "200^Unsupported message type",
            "MSH-11", "202^Unsupported processing id",
            "MSH-12", "203^Unsupported version id");

    private final MessageHeader asked;
    private final Instant now;

    Acknowledgement(MessageHeader asked, Instant now) {
        this.asked = asked;
        this.now = now;
    }

    /** AA: the message is kept. */
    String accept() {
        return segments(header(), fields("MSA", "AA", asked.field(10)));
    }

    /**
     * AR for a kind of message that is not taken here, AE for anything else that is wrong with it.
     *
     * @param texts of which the language's is taken if the message's character set has its letters, else the English
     */
    String refuse(Refusal refusal, RefusalTexts texts, Locale language) {
        boolean kind = refusal.code() == RefusalCode.RECORD_UNSUPPORTED;
        String error = kind
                ? UNSUPPORTED.getOrDefault(refusal.path(), "207^Application internal error")
                : refusal.code() == RefusalCode.DUPLICATE_CONFLICT
                        ? "205^Duplicate key identifier"
                        : "102^Data type error";
        return segments(
                header(),
                fields(
                        "MSA",
                        kind ? "AR" : "AE",
                        asked.field(10),
                        refusal.code().name()),
                fields(
                        "ERR",
                        "",
                        coded(where(refusal.path())),
                        coded(error + "^HL70357"),
                        "E",
                        refusal.code().name(),
                        "",
                        "",
                        text(refusal.code(), texts, language)));
    }

    /** {@code OBX[3]-5} → {@code OBX^3^5}; empty for what is no place in a message. */
    private static String where(String path) {
        Matcher place = PLACE.matcher(path);
        if (!place.matches()) {
            return "";
        }
        String occurrence = place.group(2) == null ? "1" : place.group(2);
        return place.group(1) + "^" + occurrence + (place.group(3) == null ? "" : "^" + place.group(3));
    }

    private String text(RefusalCode code, RefusalTexts texts, Locale language) {
        Charset charset = CHARSETS.getOrDefault(asked.field(18).toUpperCase(Locale.ROOT), StandardCharsets.US_ASCII);
        String text = texts.text(code, language);
        String written = charset.newEncoder().canEncode(text) ? text : texts.text(code, Locale.ENGLISH);
        return new String(written.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /** AE: something is wrong here, not with the message. It may be sent again. */
    String fail(RefusalTexts texts, Locale language) {
        return segments(
                header(),
                fields("MSA", "AE", asked.field(10), RefusalCode.INTERNAL_ERROR.name()),
                fields(
                        "ERR",
                        "",
                        "",
                        coded("207^Application internal error^HL70357"),
                        "E",
                        RefusalCode.INTERNAL_ERROR.name(),
                        "",
                        "",
                        text(RefusalCode.INTERNAL_ERROR, texts, language)));
    }

    private String header() {
        String event = asked.component(9, 2);
        return fields(
                "MSH",
                asked.field(2),
                asked.field(5),
                asked.field(6),
                asked.field(3),
                asked.field(4),
                TIME.format(now.atOffset(KAZAKHSTAN)),
                "",
                coded(event.isEmpty() ? "ACK" : "ACK^" + event + "^ACK"),
                UUID.randomUUID().toString().replace("-", "").substring(0, 20),
                asked.field(11).isEmpty() ? "P" : asked.field(11),
                asked.field(12).isEmpty() ? "2.5.1" : asked.field(12),
                "",
                "",
                "",
                "",
                "",
                asked.field(18));
    }

    private String coded(String text) {
        return text.replace("^", asked.componentSeparator());
    }

    private String fields(String segment, String... fields) {
        StringBuilder line = new StringBuilder(segment);
        for (String field : fields) {
            line.append(asked.separator()).append(field, 0, Math.min(field.length(), REPEATED_AT_MOST));
        }
        return line.toString().replaceAll(Pattern.quote(asked.separator()) + "+$", "");
    }

    private static String segments(String... segments) {
        return String.join("\r", segments) + "\r";
    }
}
