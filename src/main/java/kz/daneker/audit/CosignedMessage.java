package kz.daneker.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a cosigner signs of a checkpoint: as text for Ed25519, as a struct for ML-DSA-44.
 *
 * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
 */
final class CosignedMessage {
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 255;

    private CosignedMessage() {}

    /** Commits to the whole text of the checkpoint, its extension lines included. */
    static byte[] ed25519(long seconds, String text) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** Commits to the cosigner's name and to origin, size and root; extension lines are left out. */
    static byte[] mlDsa44(String cosigner, long seconds, Checkpoint checkpoint) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(LABEL);
        name(message, cosigner);
        number(message, seconds);
        name(message, checkpoint.origin());
        number(message, 0);
        number(message, checkpoint.size());
        message.writeBytes(checkpoint.root().bytes());
        return message.toByteArray();
    }

    private static void name(ByteArrayOutputStream message, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new TrailFault("the name of a log or witness must have at most 255 bytes, found " + bytes.length);
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream message, long number) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
