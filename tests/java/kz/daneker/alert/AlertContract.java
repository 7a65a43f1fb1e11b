package kz.daneker.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.MovableClock;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opens an alert, what closes it and how it is told, whichever engine keeps the rows. */
abstract class AlertContract {
    private static final Instant MORNING = Instant.parse("2026-11-23T05:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(MORNING);
    private final List<Sighting> seen = new ArrayList<>();
    private final Telling telling = new Telling();
    private Database database;
    private AuditTrail trail;
    private AlertBook book;
    private AlertClock alerts;
    private AlertCourier courier;

    abstract StoreSettings settings();

    @BeforeEach
    void start() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table : List.of("alert", "alert_notice", "audit_leaf", "audit_tree", "audit_evidence")) {
                Sql.update(connection, "delete from " + table);
            }
            return Boolean.TRUE;
        });
        trail = new AuditTrail(ReferenceKey.of(new byte[32]), clock, new SecureRandom());
        book = new AlertBook(database, trail, clock);
        alerts = alertClock();
        courier = new AlertCourier(database, new AlertLedger(), new NoticeLedger(), List.of(telling), clock);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void opens_once_andKeepsTheMostItSaw() {
        seen.add(new Sighting("agency:clinic-47-001", 60));
        alerts.look();
        seen.set(0, new Sighting("agency:clinic-47-001", 90));
        alerts.look();
        alertClock().look(); // another gateway on the same database

        assertThat(book.open()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo(AlertRule.REFUSALS);
            assertThat(alert.subject()).isEqualTo("agency:clinic-47-001");
            assertThat(alert.measure()).isEqualTo(90);
        });
        assertThat(leaves("ALERT_OPENED")).isEqualTo(1);
    }

    @Test
    void closes_byItself_whenTheCauseIsGoneForAWhile() {
        seen.add(new Sighting("outbox", 2_000));
        alerts.look();
        seen.clear();
        clock.advance(SETTLE.minusMinutes(1));
        alerts.look();
        assertThat(book.open()).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        alerts.look();

        assertThat(book.open()).isEmpty();
        assertThat(book.closed(clock.instant(), 10)).singleElement().satisfies(alert -> {
            assertThat(alert.closedBy()).isEqualTo("gateway");
            assertThat(alert.goneAt()).isEqualTo(clock.instant());
        });
        assertThat(leaves("ALERT_CLOSED")).isEqualTo(1);
    }

    @Test
    void staysClosed_byAnOfficersWord_whileTheCauseLasts_andOpensAnewAfterwards() {
        seen.add(new Sighting("outbox", 2_000));
        alerts.look();
        Alert alert = book.open().get(0);
        book.close(alert.id(), "amber-41", "the broker is being moved");
        alerts.look();
        assertThat(book.open()).isEmpty();
        assertThat(book.closed(clock.instant().plusMillis(1), 10))
                .singleElement()
                .satisfies(closed -> {
                    assertThat(closed.closedBy()).isEqualTo("officer:amber-41");
                    assertThat(closed.word()).isEqualTo("the broker is being moved");
                });

        seen.clear();
        clock.advance(SETTLE.plusMinutes(1));
        alerts.look();
        seen.add(new Sighting("outbox", 2_000));
        alerts.look();

        assertThat(book.open()).hasSize(1);
        assertThat(leaves("ALERT_OPENED")).isEqualTo(2);
        assertThat(leaves("ALERT_CLOSED")).isEqualTo(1);
    }

    @Test
    void refuses_aWordThatMayNameSomebody_andClosingTwice() {
        seen.add(new Sighting("outbox", 2_000));
        alerts.look();
        Alert alert = book.open().get(0);

        for (String word : List.of("", "ok\nmore", "call 87011234567", "x".repeat(201))) {
            assertThatThrownBy(() -> book.close(alert.id(), "amber-41", word)).isInstanceOf(Refusal.class);
        }
        book.close(alert.id(), "amber-41", "known");
        assertThatThrownBy(() -> book.close(alert.id(), "amber-41", "again")).isInstanceOf(Refusal.class);
        assertThat(leaves("ALERT_CLOSED")).isEqualTo(1);
    }

    @Test
    void tells_again_untilItIsTaken() throws Exception {
        telling.away = true;
        seen.add(new Sighting("outbox", 2_000));
        alerts.look();
        courier.tell();
        courier.tell();
        assertThat(telling.tried).as("not before the pause is over").isEqualTo(1);

        telling.away = false;
        clock.advance(Duration.ofMinutes(1));
        courier.tell();
        clock.advance(Duration.ofHours(2));
        courier.tell();

        assertThat(telling.tried).isEqualTo(2);
        assertThat(telling.told)
                .singleElement()
                .satisfies(notice -> assertThat(notice.rule()).isEqualTo(AlertRule.REFUSALS));
        assertThat(database.read(new NoticeLedger()::untold)).isZero();
    }

    @Test
    void givesUp_afterThreeDays() throws Exception {
        telling.away = true;
        seen.add(new Sighting("outbox", 2_000));
        alerts.look();
        clock.advance(Duration.ofDays(4));
        courier.tell();
        clock.advance(Duration.ofDays(1));
        courier.tell();

        assertThat(telling.tried).isEqualTo(1);
    }

    @Test
    void looksOn_whereOneRuleCannot() {
        List<Watch> table = List.of(
                new Watch(AlertRule.BACKLOG, now -> {
                    throw new IllegalStateException("cannot look");
                }),
                new Watch(AlertRule.WITNESS, now -> List.of(new Sighting("witness:a", 7))));

        new AlertClock(database, new AlertLedger(), new NoticeLedger(), trail, table, List.of(), SETTLE, clock).look();

        assertThat(book.open())
                .singleElement()
                .satisfies(alert -> assertThat(alert.rule()).isEqualTo(AlertRule.WITNESS));
    }

    private AlertClock alertClock() {
        return new AlertClock(
                database,
                new AlertLedger(),
                new NoticeLedger(),
                trail,
                List.of(new Watch(AlertRule.REFUSALS, now -> List.copyOf(seen))),
                List.of("test"),
                SETTLE,
                clock);
    }

    private long leaves(String event) {
        return database
                .read(connection -> Sql.list(connection, "select leaf from audit_leaf", row -> row.getBytes(1)))
                .stream()
                .filter(leaf -> new String(leaf, StandardCharsets.UTF_8).contains('"' + event + '"'))
                .count();
    }

    private static final class Telling implements AlertChannel {
        private final List<AlertNotice> told = new ArrayList<>();
        private boolean away;
        private int tried;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void tell(AlertNotice notice) throws IOException {
            tried++;
            if (away) {
                throw new IOException("away");
            }
            told.add(notice);
        }
    }
}
