package kz.daneker.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.store.Work;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of {@link ApprovalLedger} and {@link ReviewLedger} may rely on, whichever engine is behind them. */
abstract class BreakGlassRowsContract {
    private static final AgencyId CENTRE = new AgencyId("centre-75");
    private static final AgencyId CLINIC = new AgencyId("clinic-75-003");
    private static final AgencyId MINISTRY = new AgencyId("moe");
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");

    private final ApprovalLedger approvals = new ApprovalLedger();
    private final ReviewLedger reviews = new ReviewLedger();
    private final NoticeLedger notices = new NoticeLedger();
    private Database database;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table : List.of("break_glass_approval", "break_glass_review", "break_glass_notice")) {
                try (PreparedStatement empty = connection.prepareStatement("delete from " + table)) {
                    empty.executeUpdate();
                }
            }
            return 0;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void files_anApprovalOnce() {
        StoredApproval approval = approval(CENTRE);
        assertThat(add(approval)).isTrue();
        assertThat(add(approval)).isFalse();

        StoredApproval found = database.read(connection -> approvals.find(connection, approval.name()))
                .orElseThrow();
        assertThat(found.referral()).isEqualTo(approval.referral());
        assertThat(found.times()).isEqualTo(approval.times());
        assertThat(found.digest()).isEqualTo(approval.digest());
        assertThat(found.receipt()).isEqualTo("receipt");
        assertThat(found.usedBy()).isEmpty();
        assertThat(found.sealed()).isEqualTo(approval.sealed());
    }

    @Test
    void shows_anAgencyItsOwnOnly() {
        StoredApproval own = approval(CENTRE);
        add(own);
        add(approval(CLINIC));

        assertThat(listed(connection -> approvals.of(connection, CENTRE, 10)))
                .extracting(StoredApproval::name)
                .containsExactly(own.name());
        assertThat(listed(connection -> approvals.issued(connection, CENTRE, NOW.plusSeconds(1))))
                .isEmpty();
        assertThat(listed(connection -> approvals.issued(connection, CENTRE, NOW)))
                .hasSize(1);
    }

    @Test
    void uses_anApprovalOnce_howeverManyAskTogether() throws Exception {
        StoredApproval approval = approval(CENTRE);
        add(approval);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> use(approval, NOW)));
        }
        int used = 0;
        for (Future<Boolean> answer : answers) {
            used += answer.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(used).isOne();
    }

    @Test
    void uses_noApprovalThatEnded() {
        StoredApproval approval = approval(CENTRE);
        add(approval);

        assertThat(use(approval, approval.times().expiresAt())).isFalse();
        assertThat(use(approval, approval.times().expiresAt().minusSeconds(1))).isTrue();
    }

    @Test
    void owes_aReview_untilItIsClosed_once() {
        DueReview review = review(NOW.plus(Duration.ofHours(72)));
        database.write(connection -> {
            reviews.add(connection, review, new byte[] {1, 2});
            return 0;
        });
        assertThat(open(reviews)).isOne();
        assertThat(database.read(connection -> reviews.find(connection, review.id()))
                        .orElseThrow())
                .isEqualTo(review);
        byte[] people = database.read(connection -> reviews.people(connection, review.id()));
        assertThat(people).containsExactly(1, 2);

        DueReview.Closed closed = new DueReview.Closed(NOW, MINISTRY, Verdict.JUSTIFIED, "d");
        assertThat(close(review, closed)).isTrue();
        assertThat(close(review, closed)).isFalse();
        assertThat(open(reviews)).isZero();
        assertThat(listed(connection -> reviews.latest(connection, 10)))
                .singleElement()
                .satisfies(found -> assertThat(found.closing()).contains(closed));
    }

    @Test
    void notes_anOverdueReview_once_andStopsWhoOwesIt() {
        DueReview review = review(NOW);
        database.write(connection -> {
            reviews.add(connection, review, new byte[0]);
            return 0;
        });

        assertThat(note(review)).isTrue();
        assertThat(note(review)).isFalse();
        OverdueReviews overdue = new OverdueReviews(reviews);
        for (AgencyId agency : List.of(CENTRE, CLINIC)) {
            Assertions.assertThatThrownBy(() -> database.read(connection -> {
                        overdue.requireNone(connection, java.util.Set.of(agency), NOW);
                        return 0;
                    }))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.REVIEW_OVERDUE));
        }
        close(review, new DueReview.Closed(NOW, MINISTRY, Verdict.NOT_JUSTIFIED, "d"));
        database.read(connection -> {
            overdue.requireNone(connection, java.util.Set.of(CENTRE, CLINIC), NOW);
            return 0;
        });
        assertThat(note(review)).isFalse();
    }

    @Test
    void keeps_aNoticeForEachReviewer_untilItWasTold() {
        UUID review = UUID.randomUUID();
        NoticeLedger.Notice first = new NoticeLedger.Notice(CLINIC, "a.b.c");
        NoticeLedger.Notice second = new NoticeLedger.Notice(MINISTRY, "d.e.f");
        database.write(connection -> {
            notices.add(connection, review, first);
            notices.add(connection, review, second);
            return 0;
        });
        assertThat(listed(connection -> notices.untold(connection, review))).containsExactly(first, second);

        database.write(connection -> {
            notices.told(connection, review, CLINIC, NOW);
            notices.told(connection, review, CLINIC, NOW.plusSeconds(1));
            return 0;
        });

        assertThat(listed(connection -> notices.untold(connection, review))).containsExactly(second);
        assertThat(listed(connection -> notices.untold(connection, UUID.randomUUID())))
                .isEmpty();
        int untold = database.read(notices::untold);
        assertThat(untold).isOne();
        assertThat(listed(connection ->
                        List.of(notices.find(connection, review, CLINIC).orElseThrow())))
                .containsExactly(first);
    }

    private static StoredApproval approval(AgencyId agency) {
        UUID id = UUID.randomUUID();
        return new StoredApproval(
                new StoredApproval.Name(agency, id),
                new ReferralId(UUID.randomUUID()),
                new StoredApproval.Times(NOW, NOW.plus(Duration.ofHours(24)), NOW.plusSeconds(2)),
                Digest.ofAscii(id.toString()),
                "receipt",
                null,
                new byte[] {7, 8, 9});
    }

    private static DueReview review(Instant reviewBy) {
        return new DueReview(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new ReferralId(UUID.randomUUID()),
                CENTRE,
                CLINIC,
                List.of(CENTRE, CLINIC),
                List.of("EMERGENCY_HEALTH", "ID_NAME"),
                NOW,
                reviewBy,
                null);
    }

    /** Says which assertThat is meant. */
    private <T> List<T> listed(Work<List<T>> work) {
        return database.read(work);
    }

    private int open(ReviewLedger ledger) {
        return database.read(ledger::open);
    }

    private boolean add(StoredApproval approval) {
        return database.write(connection -> approvals.add(connection, approval));
    }

    private boolean use(StoredApproval approval, Instant at) {
        return database.write(connection -> approvals.use(connection, approval.name(), UUID.randomUUID(), at));
    }

    private boolean close(DueReview review, DueReview.Closed closed) {
        return database.write(connection -> reviews.close(connection, review.id(), closed, new byte[] {1}));
    }

    private boolean note(DueReview review) {
        return database.write(connection -> reviews.noteOverdue(connection, review.id(), NOW));
    }
}
