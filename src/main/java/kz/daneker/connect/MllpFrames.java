package kz.daneker.connect;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * HL7 v2 messages on a stream: {@code 0x0B}, the message, {@code 0x1C 0x0D}. Bytes are handed over as they are, because
 * only the message itself says in which character set it is.
 *
 * @see <a href="https://www.hl7.org/documentcenter/public/wg/inm/mllp_transport_specification.PDF">MLLP R2</a>
 */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int RETURN = 0x0D;
    private static final int LINE_FEED = 0x0A;

    private final InputStream in;
    private final OutputStream out;
    private final int largest;

    /** @param largest message in bytes that is read */
    MllpFrames(InputStream in, OutputStream out, int largest) {
        this.in = in;
        this.out = out;
        this.largest = largest;
    }

    /**
     * The next message; empty where the other end has closed between two.
     *
     * @throws IOException for half a message, one that is too large, or bytes that are no frame: nothing of it is used
     */
    Optional<byte[]> read() throws IOException {
        int first = in.read();
        while (first == RETURN || first == LINE_FEED) {
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        if (first != START) {
            throw new IOException("no frame");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("half a message");
            }
            if (message.size() == largest) {
                throw new IOException("message too large");
            }
            message.write(next);
        }
        if (in.read() != RETURN) {
            throw new IOException("no end of a frame");
        }
        return Optional.of(message.toByteArray());
    }

    void write(byte[] message) throws IOException {
        out.write(START);
        out.write(message);
        out.write(END);
        out.write(RETURN);
        out.flush();
    }
}
