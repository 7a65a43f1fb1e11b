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

/** Lists the inboxes of all recipients over and over, and hands what is new in each to one worker. */
final class Mailroom implements Runnable {
    private static final long PAUSE_MS = 25;
    /** Deliveries a worker takes: few, so that none waits long for the others. */
    private static final int AT_ONCE = 8;

    private final List<AgencyClient> recipients;
    private final AtomicBoolean ended;
    private final BlockingQueue<Letters> letters = new LinkedBlockingQueue<>();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

    Mailroom(List<AgencyClient> recipients, AtomicBoolean ended) {
        this.recipients = recipients;
        this.ended = ended;
    }

    /** Deliveries and whose they are. */
    record Letters(AgencyClient recipient, List<UUID> deliveries) {}

    /** The next deliveries; null where none came for a while, so that its caller can look around. */
    @Nullable
    Letters next() throws InterruptedException {
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
        List<UUID> fresh = recipient.inbox().list().stream()
                .map(WaitingDelivery::id)
                .filter(seen::add)
                .toList();
        for (int from = 0; from < fresh.size(); from += AT_ONCE) {
            letters.add(new Letters(recipient, fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE))));
        }
    }
}
