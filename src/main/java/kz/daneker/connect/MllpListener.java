package kz.daneker.connect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes HL7 v2 messages over MLLP and answers each before it reads the next. At most {@value #CONNECTIONS} connections are
 * served; a further one waits to be taken.
 */
public final class MllpListener implements AutoCloseable {
    /** The largest message, in bytes. */
    static final int LARGEST = 1 << 20;

    private static final int CONNECTIONS = 16;
    /** For the TLS handshake: a stranger must not hold a place among the few. */
    private static final Duration GREETING = Duration.ofSeconds(10);

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);

    private final ServerSocket door;
    private final UnaryOperator<byte[]> answer;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Listens from now on.
     *
     * @param door bound; with TLS where it is a {@link javax.net.ssl.SSLServerSocket}
     * @param answer message → acknowledgement, both as bytes without their frame; never throws for what was sent
     */
    public MllpListener(ServerSocket door, UnaryOperator<byte[]> answer) {
        this.door = door;
        this.answer = answer;
        threads.execute(this::listen);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                free.acquire();
                Socket socket = door.accept();
                threads.execute(() -> serve(socket));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                free.release();
                LOG.warn("a connection could not be taken: {}", e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            socket.setSoTimeout((int) GREETING.toMillis());
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            socket.setSoTimeout((int) IDLE.toMillis());
            MllpFrames frames = new MllpFrames(
                    new BufferedInputStream(socket.getInputStream()),
                    new BufferedOutputStream(socket.getOutputStream()),
                    LARGEST);
            for (Optional<byte[]> next = frames.read(); next.isPresent(); next = frames.read()) {
                frames.write(answer.apply(next.get()));
            }
        } catch (IOException e) {
            LOG.info("a connection ended: {}", e.getClass().getSimpleName());
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    /** Stops at once; a message that was not answered yet was not taken, and its sender sends it again. */
    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a message was still being read at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
