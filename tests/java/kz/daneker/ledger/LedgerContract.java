package kz.daneker.ledger;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.store.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh database of one engine, and the rows every contract of this package begins with. */
abstract class LedgerContract {
    static final AgencyId CENTRE = new AgencyId("centre-47");
    static final AgencyId OTHER_CENTRE = new AgencyId("centre-61");
    static final AgencyId CLINIC = new AgencyId("clinic-47-001");
    static final AgencyId SCHOOL = new AgencyId("school-47-012");
    static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");

    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final AtRestCipher cipher = new AtRestCipher(new byte[32], new SecureRandom());
    final DeliveryLedger deliveries = new DeliveryLedger();
    final Outbox outbox = new Outbox();
    final SignedWords words = new SignedWords();
    final KeyCabinet keys = new KeyCabinet();
    Database database;
    ReferralLedger referrals;
    ReferralVault vault;

    /** Where the engine under test keeps this class's database. */
    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table : List.of(
                    "referral",
                    "referral_key",
                    "referral_original",
                    "outbox",
                    "delivery",
                    "delivery_jwe",
                    "signed_word",
                    "consent",
                    "consent_key",
                    "consent_person",
                    "consent_word",
                    "referral_person",
                    "referral_consent",
                    "person_event",
                    "person_event_key",
                    "person_event_person")) {
                try (PreparedStatement empty = connection.prepareStatement("delete from " + table)) {
                    empty.executeUpdate();
                }
            }
            return 0;
        });
        referrals = new ReferralLedger(database.dialect(), ReferenceKey.of(new byte[32]), clock);
        vault = new ReferralVault(referrals, keys, cipher);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static StoredReferral referral(AgencyId sender, UUID messageId) {
        return referral(sender, messageId, ReferralState.SENT, NOW.plusSeconds(3600));
    }

    static StoredReferral referral(AgencyId sender, UUID messageId, ReferralState state, Instant expiresAt) {
        return new StoredReferral(
                UUID.randomUUID(),
                sender,
                new ReferralId(messageId),
                "digest-" + messageId,
                CLINIC,
                state,
                NOW,
                NOW,
                expiresAt,
                "receipt-of-" + messageId);
    }

    StoredReferral filed() {
        return filed(ReferralState.SENT, NOW.plusSeconds(3600));
    }

    StoredReferral filed(ReferralState state, Instant expiresAt) {
        StoredReferral referral = referral(CENTRE, UUID.randomUUID(), state, expiresAt);
        file(referral, "token");
        return referral;
    }

    boolean file(StoredReferral referral, String token) {
        ReferralVault.Sealed sealed = vault.seal(referral.id(), token);
        return database.write(connection -> sealed.file(connection, referral));
    }

    StoredReferral reread(StoredReferral referral) {
        return database.read(connection -> referrals.find(connection, referral.id()))
                .orElseThrow();
    }

    /** Says which assertThat is meant. */
    <T> Optional<T> maybe(Work<Optional<T>> work) {
        return database.read(work);
    }

    <T> List<T> listed(Work<List<T>> work) {
        return database.read(work);
    }

    long rows(String sql) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Starts all at the same moment and gathers what they answer. */
    static <T> List<Future<T>> together(int callers, Callable<T> call) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        start.countDown();
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("callers must not wait for each other for ever");
        }
        return answers;
    }

    static boolean answered(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
