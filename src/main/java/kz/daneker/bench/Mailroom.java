package kz.daneker.bench;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.WaitingDelivery;
import org.jspecify.annotations.Nullable;

/** Lists the inboxes of all recipients over and over, and hands each delivery to one worker. */
final class Mailroom implements Runnable {
    private static final long PAUSE_MS = 25;

    private final List<AgencyClient> recipients;
    private final AtomicBoolean ended;
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

    Mailroom(List<AgencyClient> recipients, AtomicBoolean ended) {
        this.recipients = recipients;
        this.ended = ended;
    }

    /** A delivery and whose it is. */
    record Letter(AgencyClient recipient, UUID delivery) {}

    /** The next delivery; null where none came for a while, so that its caller can look around. */
    @Nullable
    Letter next() throws InterruptedException {
        return letters.poll(100, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try {
            while (!ended.get()) {
                if (letters.isEmpty()) {
                    recipients.forEach(this::list);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(AgencyClient recipient) {
        for (WaitingDelivery waiting : recipient.inbox().list()) {
            if (seen.add(waiting.id())) {
                letters.add(new Letter(recipient, waiting.id()));
            }
        }
    }
}
