package kz.daneker.delivery;

import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.broker.SignedWordQueue;
import kz.daneker.fhir.StatusMessage;
import kz.daneker.fhir.TaskStanding;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.NamedUuid;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.SigningKey;
import kz.daneker.store.Database;

/**
 * Tells senders that listen on a queue how their referrals go. What is told is the standing at that moment, so a message that
 * comes late or twice tells nothing wrong; the rest ask for it.
 */
final class StatusNews {
    private static final int PRIORITY = 4;
    private static final Duration WORTH_TELLING = Duration.ofDays(7);

    private final Database database;
    private final ReferralLedger referrals;
    private final TaskStandings standings;
    private final AgencyRegister agencies;
    private final Outbox outbox;
    private final SignedWordQueue queue;
    private final SigningKey seal;
    private final Clock clock;

    StatusNews(
            Database database,
            ReferralLedger referrals,
            TaskStandings standings,
            AgencyRegister agencies,
            Outbox outbox,
            SignedWordQueue queue,
            SigningKey seal,
            Clock clock) {
        this.database = database;
        this.referrals = referrals;
        this.standings = standings;
        this.agencies = agencies;
        this.outbox = outbox;
        this.queue = queue;
        this.seal = seal;
        this.clock = clock;
    }

    /** Owes the news of a word; becomes true with the caller's commit. A sender's own words are no news to it. */
    void owe(Connection connection, StoredReferral referral, AgencyId author) throws SQLException {
        if (!author.equals(referral.sender()) && listens(referral.sender())) {
            Instant until = clock.instant().plus(WORTH_TELLING);
            outbox.owe(connection, BrokerAddress.DELIVER_STATUS, referral.id(), until, PRIORITY);
        }
    }

    /** Tells how a referral stands now; the broker drops what it was told before. */
    public void tell(String referralId) throws JMSException {
        Optional<News> news = database.read(connection -> news(connection, UUID.fromString(referralId)));
        if (news.isPresent()) {
            tell(news.get().to(), news.get().standing());
        }
    }

    private record News(AgencyId to, TaskStanding standing) {}

    private void tell(AgencyId sender, TaskStanding standing) throws JMSException {
        UUID message = NamedUuid.of(standing.id(), standing.version().text());
        byte[] json = StatusMessage.write(standing, message).getBytes(StandardCharsets.UTF_8);
        String jws = DetachedJws.attach(DetachedJws.sign(DetachedJws.FHIR, json, seal), json);
        queue.put(new SignedWordQueue.Word(sender, "status", message, jws));
    }

    private Optional<News> news(Connection connection, UUID id) throws SQLException {
        Optional<StoredReferral> referral = referrals.find(connection, id).filter(found -> listens(found.sender()));
        if (referral.isEmpty()) {
            return Optional.empty();
        }
        AgencyId sender = referral.get().sender();
        ReferralFinder.Found found = new ReferralFinder.Found(referral.get(), false);
        return Optional.of(new News(sender, standings.of(connection, found, sender)));
    }

    private boolean listens(AgencyId agency) {
        return agencies.find(agency)
                .filter(found -> found.channel().kind() == DeliveryChannel.Kind.AMQP)
                .isPresent();
    }
}
