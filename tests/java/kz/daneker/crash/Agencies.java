package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Patience;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.trust.TrustStore;

/** Three centres that keep sending and a clinic, a school and an employer that keep fetching, each on its own clock. */
final class Agencies implements AutoCloseable {
    static final AgencyId CLINIC = new AgencyId("clinic-47-001");
    static final AgencyId SCHOOL = new AgencyId("school-15-007");
    static final AgencyId EMPLOYER = new AgencyId("emp-79-nan");
    private static final Patience IMPATIENT =
            new Patience(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(20));

    private final AgencyRegister register =
            AgencyRegister.load(Path.of("config", "agencies.yaml"), Regions.load(Path.of("config", "regions.yaml")));
    private final Path data;
    private final TrustStore trust;
    private final List<SendingAgency> senders;
    private final List<FetchingAgency> recipients;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(6);
    private final List<ScheduledFuture<?>> sending = new ArrayList<>();
    private final List<ScheduledFuture<?>> fetching = new ArrayList<>();

    /** @param gateways the senders' and the recipients' way in, taken in turn where there are two */
    private final Books books;

    Agencies(Path data, Books books, List<URI> gateways) {
        this.books = books;
        this.data = data;
        this.trust = AgencyClient.trust(data.resolve("certs"), register);
        URI first = gateways.get(0);
        URI last = gateways.get(gateways.size() - 1);
        senders = List.of(
                new SendingAgency(client("centre-47", first), books, CLINIC, "clinic-child-of-nine.json"),
                new SendingAgency(client("centre-15", last), books, SCHOOL, "school-place-masked.json"),
                new SendingAgency(client("centre-79", first), books, EMPLOYER, "employer-candidate-masked.json"));
        recipients =
                List.of(fetching(CLINIC, last, books), fetching(SCHOOL, first, books), fetching(EMPLOYER, last, books));
    }

    private FetchingAgency fetching(AgencyId id, URI gateway, Books books) {
        return new FetchingAgency(client(id.value(), gateway), seenBy(id), books);
    }

    /** What this agency itself keeps to know a second delivery of the same. */
    ReceivedFolder seenBy(AgencyId id) {
        return new ReceivedFolder(data.resolve("received").resolve(id.value()));
    }

    AgencyClient client(String id, URI gateway) {
        return AgencyClient.open(
                new AgencyId(id),
                data.resolve("agencies").resolve(id),
                trust,
                register,
                gateway,
                IMPATIENT,
                Language.EN,
                Clock.systemUTC(),
                new SecureRandom());
    }

    SendingAgency sender(int n) {
        return senders.get(n);
    }

    void work(Duration pause) {
        senders.forEach(agency -> sending.add(every(pause, agency::turn)));
        recipients.forEach(agency -> fetching.add(every(pause, agency::turn)));
    }

    private ScheduledFuture<?> every(Duration pause, Runnable turn) {
        return clock.scheduleWithFixedDelay(turn, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No new referral; what was sent without an answer is still sent again. */
    void sendNothingNew() {
        senders.forEach(SendingAgency::finish);
    }

    /** The same bytes once more: {@link Books} compares the receipts. */
    void resend(Books.Promise promise) {
        senders.stream()
                .filter(agency -> agency.client().agency().equals(promise.sender()))
                .forEach(agency -> {
                    if (!agency.send(promise.referral())) {
                        throw new AssertionError("a resend must be answered");
                    }
                });
    }

    private boolean everythingIsAnswered() {
        return senders.stream().allMatch(SendingAgency::isSettled);
    }

    private boolean everythingIsFetched() {
        return recipients.stream().allMatch(FetchingAgency::hasAnEmptyInbox);
    }

    /** Every promise is kept and nobody waits for anything. */
    void requireDrained() {
        requireAlive();
        assertThat(everythingIsAnswered()).as("every sender has its answer").isTrue();
        assertThat(books.deliveries())
                .as("deliveries")
                .isGreaterThanOrEqualTo(books.promises().size());
        assertThat(everythingIsFetched()).as("every inbox is empty").isTrue();
    }

    /** A turn must survive whatever happens to the gateway; one that died of an exception is a fault of the test. */
    void requireAlive() {
        List<ScheduledFuture<?>> all = new ArrayList<>(sending);
        all.addAll(fetching);
        for (ScheduledFuture<?> turns : all) {
            if (turns.isDone()) {
                try {
                    turns.get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new AssertionError("an agency gave up", e);
                }
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
