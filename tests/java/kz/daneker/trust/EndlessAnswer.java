package kz.daneker.trust;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a peer with a good certificate may do instead of answering; goes on until the other end hangs up. */
public final class EndlessAnswer {
    private static final int ENOUGH = 2_000;

    private final CountDownLatch cut = new CountDownLatch(1);

    /** Status 200, then one byte every 20 ms. */
    public void drip(HttpExchange exchange) throws IOException {
        go(exchange, new byte[] {'x'});
    }

    /** Status 200, then 64 KiB every 20 ms. */
    public void flood(HttpExchange exchange) throws IOException {
        go(exchange, new byte[64 * 1024]);
    }

    /** Whether the other end hung up within some seconds. */
    public boolean wasCut() throws InterruptedException {
        return cut.await(20, TimeUnit.SECONDS);
    }

    private void go(HttpExchange exchange, byte[] piece) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < ENOUGH && !never.await(20, TimeUnit.MILLISECONDS); i++) {
                body.write(piece);
                body.flush();
            }
        } catch (IOException hungUp) {
            cut.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
