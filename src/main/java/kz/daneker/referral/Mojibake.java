package kz.daneker.referral;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises text that some program before us decoded with the wrong table: UTF-8 read as Windows-1251 ({@code РЎУ™СЂ}),
 * as Windows-1252 or Latin-1 ({@code Ð¡Ó™Ñ€}), Windows-1251 read as Latin-1 ({@code Ñàðñ}), or characters already lost.
 */
final class Mojibake {
    /** Of Windows, DOS and Unix in Russian, Western, Central European and Turkish. */
    private static final List<SingleByteTable> WRONG_TABLES = Stream.of(
                    "windows-1251",
                    "windows-1252",
                    "ISO-8859-1",
                    "windows-1250",
                    "windows-1254",
                    "ISO-8859-5",
                    "KOI8-R",
                    "IBM866",
                    "IBM437")
            .map(SingleByteTable::of)
            .toList();

    /** A word with its case turned around: Windows-1251 read as KOI8-R or the other way ({@code уБТУЕОПЧ}). */
    private static final Pattern TURNED_CASE =
            Pattern.compile("(?<![\\p{L}])[\\p{Ll}&&\\p{IsCyrillic}][\\p{Lu}&&\\p{IsCyrillic}]{2,}(?![\\p{L}])");

    /** What UTF-8 leaves of two Cyrillic letters in a row in Latin tables, even where single bytes were lost since. */
    private static final Pattern LATIN_REMAINS = latinRemains();

    /** The same in Windows-1251, where two of the followers are letters an upper-case Kazakh name may hold. */
    private static final Pattern CYRILLIC_REMAINS =
            Pattern.compile(cyrillicPair("", "\u0406\u0401") + "|" + cyrillicPair("\u0406\u0401", ""));

    /** Letters from the upper half of Latin-1 only: no language writes a whole word so. */
    private static final Pattern UPPER_HALF_WORD =
            Pattern.compile("(?<![\\p{L}])[\u00c0-\u00ff&&[^\u00d7\u00f7]]{4,}(?![\\p{L}])");

    private static final Pattern LOST = Pattern.compile(".*\ufffd.*|[? -]*\\?\\?[? -]*", Pattern.DOTALL);

    private Mojibake() {}

    static boolean in(String text) {
        return LOST.matcher(text).matches()
                || LATIN_REMAINS.matcher(text).find()
                || CYRILLIC_REMAINS.matcher(text).find()
                || UPPER_HALF_WORD.matcher(text).find()
                || TURNED_CASE.matcher(text).find()
                || becomesUtf8(text);
    }

    /** Two letters' remains in a row; of one of them the second character may be lost, if the other's is no letter. */
    private static Pattern latinRemains() {
        String lead = "[\u00d0-\u00d3]";
        String sign = followers("windows-1252", "\\p{L}\u2018\u2019");
        return Pattern.compile("[\u00d0\u00d1]{2}|(" + lead + followers("windows-1252", "") + "){2}|" + lead + sign
                + lead + "|" + lead + lead + sign);
    }

    private static String cyrillicPair(String firstNot, String secondNot) {
        String leads = "[РСТУ]+";
        return leads + followers("windows-1251", firstNot) + leads + followers("windows-1251", secondNot);
    }

    /** A pattern for what a table makes of the bytes 80 to BF, which follow the lead byte of a two-byte letter. */
    private static String followers(String table, String except) {
        StringBuilder characters = new StringBuilder("\u0080-\u00bf");
        for (int b = 0x80; b <= 0xbf; b++) {
            characters.append(new String(new byte[] {(byte) b}, Charset.forName(table)).replace("\ufffd", ""));
        }
        return "[" + characters + (except.isEmpty() ? "" : "&&[^" + except + "]") + "]";
    }

    private static boolean becomesUtf8(String text) {
        if (text.chars().allMatch(c -> c <= 0x7f)) {
            return false;
        }
        return WRONG_TABLES.stream().anyMatch(table -> becomesUtf8(text, table));
    }

    private static boolean isOurLetter(int c) {
        UnicodeScript script = UnicodeScript.of(c);
        return Character.isLetter(c) && (script == UnicodeScript.CYRILLIC || script == UnicodeScript.LATIN);
    }

    /** The test of tests: undo the wrong reading; text that never was wrong does not turn into valid UTF-8. */
    private static boolean becomesUtf8(String text, SingleByteTable table) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int encoded = table.byteOf(c);
            if (encoded >= 0) {
                bytes.put((byte) encoded);
            } else if (c >= 0x80 && c <= 0x9f) {
                bytes.put((byte) c); // a byte the table does not define passes through most decoders
            } else {
                return false;
            }
        }
        // not the decode that throws: nearly every text ends here, and an exception costs more than all the rest
        CharBuffer undone = CharBuffer.allocate(text.length());
        boolean valid = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes.flip(), undone, true)
                .isError();
        undone.flip();
        return valid
                && undone.length() >= 2
                && undone.chars().filter(c -> c > 0x7f).allMatch(Mojibake::isOurLetter);
    }
}
