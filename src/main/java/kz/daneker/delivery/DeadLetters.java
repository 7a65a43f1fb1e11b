package kz.daneker.delivery;

import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.broker.BrokerHeader;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.store.Database;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the broker's patience ends. The sender sees {@code UNDELIVERABLE} or {@code EXPIRED} with its time, the operator
 * a log line, the trail a leaf; a message about a referral that is closed already changes nothing.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Database database;
    private final ReferralLedger referrals;
    private final Closing closing;
    private final ExpiryClock expiry;

    DeadLetters(Database database, ReferralLedger referrals, Closing closing, ExpiryClock expiry) {
        this.database = database;
        this.referrals = referrals;
        this.closing = closing;
        this.expiry = expiry;
    }

    /** All attempts failed. */
    public void giveUp(
            @Header(OutboxRelay.REFERRAL) @Nullable String referralId,
            @Header(BrokerHeader.SENDER) @Nullable String author) {
        waiting(referralId, author).ifPresent(referral -> {
            database.write(connection -> {
                closing.move(
                        connection, referral, ReferralState.UNDELIVERABLE, AuditEvent.UNDELIVERABLE, Optional.empty());
                return Boolean.TRUE;
            });
            LOG.warn("referral {} could not be delivered; its sender has been told", referral.id());
        });
    }

    /** What intake accepted may not leave any more: no attempt is left to make. */
    public void stop(
            @Header(OutboxRelay.REFERRAL) @Nullable String referralId,
            @Header(BrokerHeader.SENDER) @Nullable String author,
            @ExchangeException NoLongerAllowed reason) {
        waiting(referralId, author).ifPresent(referral -> {
            database.write(connection -> {
                closing.stop(connection, referral, reason.code());
                return Boolean.TRUE;
            });
            LOG.warn("referral {} may no longer leave: {}; its sender has been told", referral.id(), reason.code());
        });
    }

    /** Its clock ran out in a queue. */
    public void expire(
            @Header(OutboxRelay.REFERRAL) @Nullable String referralId,
            @Header(BrokerHeader.SENDER) @Nullable String author) {
        waiting(referralId, author).ifPresent(expiry::expire);
    }

    /**
     * The referral a message of the gateway's own is about. What an agency sent ends here too, and could name any
     * referral it likes; a delivery left in an agency's queue names none, its row has a clock of its own.
     */
    private Optional<StoredReferral> waiting(@Nullable String referralId, @Nullable String author) {
        if (referralId == null || !BrokerHeader.GATEWAY.equals(author)) {
            LOG.warn("a message that is not the gateway's own word on a referral ended its way in the broker");
            return Optional.empty();
        }
        return database.read(connection -> referrals.find(connection, UUID.fromString(referralId)))
                .filter(referral -> referral.state() == ReferralState.SENT);
    }
}
