package kz.daneker.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * A message's bytes as text: the character set is read from MSH-18 before anything is decoded, framing and byte order
 * mark are taken off, and every way to end a line becomes the one of the standard.
 */
final class MessageText {
    private static final int CHARACTER_SET_FIELD = 18;
    private static final int MAX_BYTES = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /** HL7 table 0211 and what systems write instead. */
    private static final Map<String, Charset> NAMES = Map.ofEntries(
            Map.entry("UNICODE UTF-8", StandardCharsets.UTF_8),
            Map.entry("UTF-8", StandardCharsets.UTF_8),
            Map.entry("UTF8", StandardCharsets.UTF_8),
            Map.entry("ASCII", StandardCharsets.US_ASCII),
            Map.entry("8859/1", StandardCharsets.ISO_8859_1),
            Map.entry("8859/5", Charset.forName("ISO-8859-5")),
            Map.entry("WINDOWS-1251", WINDOWS_1251),
            Map.entry("CP1251", WINDOWS_1251),
            Map.entry("WIN1251", WINDOWS_1251),
            Map.entry("1251", WINDOWS_1251));

    private MessageText() {}

    /**
     * Decodes a message. Without MSH-18 it is UTF-8 where the bytes are, else Windows-1251, which is what systems here
     * write that do not say.
     *
     * @return segments ended by CR
     * @throws Refusal {@code TOO_LARGE}, {@code ENCODING} at {@code MSH-18} for a character set nobody knows, or bytes that
     *     are not of it
     */
    static String of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        String named = characterSet(new String(bytes, StandardCharsets.ISO_8859_1));
        if (named.isEmpty()) {
            return unframed(undeclared(bytes));
        }
        Charset charset = NAMES.get(named.toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new Refusal(RefusalCode.ENCODING, "MSH-18");
        }
        return unframed(decoded(bytes, charset));
    }

    /** Latin-1 keeps every byte, and names of character sets are ASCII. */
    private static String characterSet(String raw) {
        int start = raw.indexOf("MSH");
        if (start < 0) {
            return "";
        }
        String header = raw.substring(start).split("[\r\n]", 2)[0];
        if (header.length() < 4) {
            return "";
        }
        String[] fields = header.split(Pattern.quote(header.substring(3, 4)), -1);
        String field = fields.length >= CHARACTER_SET_FIELD ? fields[CHARACTER_SET_FIELD - 1] : "";
        return field.split("[~^]", 2)[0].strip();
    }

    private static String undeclared(byte[] bytes) {
        try {
            return decoded(bytes, StandardCharsets.UTF_8);
        } catch (Refusal notUtf8) {
            return decoded(bytes, WINDOWS_1251);
        }
    }

    private static String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(RefusalCode.ENCODING, "MSH-18");
        }
    }

    /** MLLP's start and end characters and the line ends of text files. */
    private static String unframed(String text) {
        String plain = text.replace("\u000b", "").replace("\u001c", "");
        if (!plain.isEmpty() && plain.charAt(0) == BYTE_ORDER_MARK) {
            plain = plain.substring(1);
        }
        return plain.replace("\r\n", "\r").replace('\n', '\r').strip() + "\r";
    }
}
