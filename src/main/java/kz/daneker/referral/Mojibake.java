package kz.daneker.referral;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises text that some program before us decoded with the wrong table: UTF-8 read as Windows-1251 ({@code РЎУ™СЂ}),
 * as Windows-1252 or Latin-1 ({@code Ð¡Ó™Ñ€}), Windows-1251 read as Latin-1 ({@code Ñàðñ}), or characters already lost.
 */
final class Mojibake {
    private static final List<Charset> WRONG_TABLES =
            List.of(Charset.forName("windows-1251"), Charset.forName("windows-1252"), StandardCharsets.ISO_8859_1);

    /** What UTF-8 leaves of two Cyrillic letters in a row, even where the rest was damaged further. */
    private static final Pattern REMAINS = Pattern.compile(
            "([\u00d0-\u00d3][^\\p{L}\\p{N} ]){2}|([\u00d0\u00d1].){3}|([РСТУ][^а-яА-ЯәғқңөұүһіӘҒҚҢӨҰҮҺІёЁ\\p{IsLatin}\\p{N} '-]){2}");

    /** Letters from the upper half of Latin-1 only: no language writes a whole word so. */
    private static final Pattern UPPER_HALF_WORD =
            Pattern.compile("(?<![\\p{L}])[\u00c0-\u00ff&&[^\u00d7\u00f7]]{4,}(?![\\p{L}])");

    private static final Pattern LOST = Pattern.compile(".*\ufffd.*|[? -]*\\?\\?[? -]*", Pattern.DOTALL);

    private Mojibake() {}

    static boolean in(String text) {
        return LOST.matcher(text).matches()
                || REMAINS.matcher(text).find()
                || UPPER_HALF_WORD.matcher(text).find()
                || becomesUtf8(text);
    }

    private static boolean becomesUtf8(String text) {
        if (text.chars().allMatch(c -> c <= 0x7f)) {
            return false;
        }
        return WRONG_TABLES.stream().anyMatch(table -> becomesUtf8(text, table));
    }

    /** The test of tests: undo the wrong reading; text that never was wrong does not turn into valid UTF-8. */
    private static boolean becomesUtf8(String text, Charset table) {
        CharsetEncoder encoder = table.newEncoder();
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (encoder.canEncode(c)) {
                bytes.put(Character.toString(c).getBytes(table));
            } else if (c >= 0x80 && c <= 0x9f) {
                bytes.put((byte) c); // a byte the table does not define passes through most decoders
            } else {
                return false;
            }
        }
        try {
            CharBuffer undone = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return undone.chars().filter(c -> c > 0x7f).allMatch(Character::isLetter) && undone.length() >= 2;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
