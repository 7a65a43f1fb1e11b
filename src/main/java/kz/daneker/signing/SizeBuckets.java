package kz.daneker.signing;

import java.util.Arrays;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/** The few sizes a sealed delivery comes in, so that its length tells little: 8, 16, 32, 64, 128, 256, 512, 1024 KiB. */
public final class SizeBuckets {
    static final int SMALLEST = 8 * 1024;
    static final int LARGEST = 1024 * 1024;

    private static final String PAD = "pad";

    private SizeBuckets() {}

    /**
     * The smallest bucket that holds so many bytes.
     *
     * @return bytes
     * @throws Refusal {@code TOO_LARGE} over 1 MiB
     */
    public static int bucketFor(int bytes) {
        if (bytes > LARGEST) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        int bucket = SMALLEST;
        while (bucket < bytes) {
            bucket *= 2;
        }
        return bucket;
    }

    /**
     * The object as UTF-8 JSON of exactly a bucket's size: a last member {@code pad} of zeros fills it.
     *
     * @param message must have no {@code pad}; not changed
     */
    public static byte[] pad(ObjectNode message) {
        if (message.has(PAD)) {
            throw new IllegalArgumentException("a message to be padded must not have a member pad");
        }
        ObjectNode padded = StrictJson.object();
        padded.setAll(message);
        byte[] bare = StrictJson.write(padded.put(PAD, ""));
        int missing = bucketFor(bare.length) - bare.length;
        byte[] full = Arrays.copyOf(bare, bare.length + missing);
        int end = bare.length - 2; // before the closing quote and brace
        Arrays.fill(full, end, end + missing, (byte) '0');
        full[full.length - 2] = '"';
        full[full.length - 1] = '}';
        return full;
    }
}
