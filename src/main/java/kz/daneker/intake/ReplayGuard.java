package kz.daneker.intake;

import java.util.Objects;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import kz.daneker.trust.VerifiedMessage;
import org.apache.camel.Exchange;

/**
 * Knows what it has seen: the same content gets the same receipt, other content under the same id is refused. Only what
 * was committed counts as seen.
 */
final class ReplayGuard {
    private final Database database;
    private final ReferralLedger ledger;

    ReplayGuard(Database database, ReferralLedger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /**
     * Lets a new message pass.
     *
     * @throws AlreadyReceived with the first receipt
     * @throws Refusal {@code DUPLICATE_CONFLICT} at {@code /referralId}
     */
    public void admit(SealedIn sealed) {
        VerifiedMessage message = sealed.message();
        database.read(connection -> ledger.find(connection, message.issuer(), message.id()))
                .ifPresent(known -> compare(known, message));
    }

    /** A held referral gives way to its corrected successor; everything else stands. */
    static void compare(StoredReferral known, VerifiedMessage message) {
        if (known.digest().equals(message.digest().value())) {
            throw new AlreadyReceived(new Answer(message.id(), known.receipt(), known.state()));
        }
        if (known.state() != ReferralState.HELD) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT, "/referralId");
        }
    }

    /** Answers a resend out of what {@link #admit} found. */
    public Answer repeat(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AlreadyReceived.class))
                .answer();
    }
}
