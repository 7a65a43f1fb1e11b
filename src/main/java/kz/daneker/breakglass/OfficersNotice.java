package kz.daneker.breakglass;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.broker.SignedWordQueue;
import kz.daneker.ledger.Outbox;
import kz.daneker.signing.BreakGlassNotice;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SigningKey;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;

/**
 * Tells every agency appointed to review, as soon as the glass is broken: a signed notice in its own queue, whatever its
 * channel, and to its address where it has one. Owed in the transaction that accepts the referral, so that none is lost.
 */
final class OfficersNotice {
    private static final int PRIORITY = 9;

    private final Database database;
    private final NoticeLedger notices;
    private final Outbox outbox;
    private final Set<AgencyId> appointed;
    private final AgencyRegister agencies;
    private final SigningKey seal;
    private final SignedWordQueue queue;
    private final BoundedExchange https;
    private final Clock clock;

    OfficersNotice(
            Database database,
            NoticeLedger notices,
            Outbox outbox,
            Set<AgencyId> appointed,
            AgencyRegister agencies,
            SigningKey seal,
            SignedWordQueue queue,
            BoundedExchange https,
            Clock clock) {
        this.database = database;
        this.notices = notices;
        this.outbox = outbox;
        this.appointed = Set.copyOf(appointed);
        this.agencies = agencies;
        this.seal = seal;
        this.queue = queue;
        this.https = https;
        this.clock = clock;
    }

    /** Writes the notices down as owed, in the caller's transaction. */
    void owe(Connection connection, DueReview review) throws SQLException {
        for (AgencyId reviewer : appointed) {
            String jws = new BreakGlassNotice(
                            PartyUrn.of(reviewer),
                            review.id().toString(),
                            review.openedAt(),
                            review.reviewBy().truncatedTo(ChronoUnit.MILLIS))
                    .sign(seal);
            notices.add(connection, review.id(), new NoticeLedger.Notice(reviewer, jws));
        }
        outbox.owe(connection, BrokerAddress.DELIVER_NOTICE, review.id(), review.reviewBy(), PRIORITY);
    }

    /** Tells whoever has not been told; who cannot be reached keeps nobody else waiting, and is tried again. */
    public void tell(String reviewId) throws IOException, JMSException, InterruptedException {
        UUID review = UUID.fromString(reviewId);
        List<NoticeLedger.Notice> untold = database.read(connection -> notices.untold(connection, review));
        for (NoticeLedger.Notice notice : untold) {
            queue.put(new SignedWordQueue.Word(notice.reviewer(), "review", review, notice.jws()));
        }
        IOException unreachable = null;
        for (NoticeLedger.Notice notice : untold) {
            try {
                post(review, notice);
                told(review, notice.reviewer());
            } catch (IOException e) {
                unreachable = e;
            }
        }
        if (unreachable != null) {
            throw unreachable;
        }
    }

    private void post(UUID review, NoticeLedger.Notice notice) throws IOException, InterruptedException {
        URI address = agencies.require(notice.reviewer(), "").channel().url();
        if (address != null) {
            HttpResponse<byte[]> answer = https.post(address, "Daneker-Review", review, notice.jws());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("a reviewer must answer a notice with 2xx, found " + answer.statusCode());
            }
        }
    }

    private void told(UUID review, AgencyId reviewer) {
        Instant now = clock.instant();
        database.write(connection -> {
            notices.told(connection, review, reviewer, now);
            return Boolean.TRUE;
        });
    }
}
