package kz.daneker.referral;

import java.nio.charset.Charset;
import java.util.Arrays;

/** A character set of one byte per character, turned around once: which byte a character came from. */
final class SingleByteTable {
    private static final int NONE = -1;

    /** Box drawing, in DOS tables, is the highest any of them holds; {@code U+FFFD} stands for what it does not define. */
    private static final int HIGHEST = 0x2600;

    private final short[] bytes = new short[HIGHEST];

    private SingleByteTable(Charset charset) {
        Arrays.fill(bytes, (short) NONE);
        for (int b = 0; b <= 0xff; b++) {
            char c = new String(new byte[] {(byte) b}, charset).charAt(0);
            if (c < HIGHEST) {
                bytes[c] = (short) b;
            }
        }
    }

    static SingleByteTable of(String name) {
        return new SingleByteTable(Charset.forName(name));
    }

    /** 0 to 255, or negative where the table has no such character. */
    int byteOf(char c) {
        return c < HIGHEST ? bytes[c] : NONE;
    }
}
