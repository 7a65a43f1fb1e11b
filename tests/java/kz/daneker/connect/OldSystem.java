package kz.daneker.connect;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A system that speaks MLLP, as far as a test needs one. */
final class OldSystem implements AutoCloseable {
    private final Socket socket;
    private final MllpFrames frames;

    OldSystem(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        this.frames = new MllpFrames(socket.getInputStream(), socket.getOutputStream(), 1 << 20);
    }

    /** Sends one message and waits for what comes back. */
    Reply send(byte[] message) throws IOException {
        frames.write(message);
        return new Reply(frames.read().orElseThrow());
    }

    /** Bytes as they are, no frame around them. */
    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    boolean isHungUp() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An acknowledgement, taken apart. */
    record Reply(byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** A field counted as HL7 counts it, e.g. {@code MSA, 1}. */
        String field(String segment, int number) {
            List<String> fields = Arrays.stream(text().split("\r"))
                    .filter(line -> line.startsWith(segment))
                    .map(line -> Arrays.asList(line.split("\\|", -1)))
                    .findFirst()
                    .orElse(List.of());
            int at = segment.equals("MSH") ? number - 1 : number;
            return at < fields.size() ? fields.get(at) : "";
        }
    }
}
