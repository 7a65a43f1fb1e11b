package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.SignedWords;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;

/** The recipient's signed receipt: after it the gateway has nothing left to disclose. */
final class ReceiptDesk {
    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final SignedWords words;
    private final Closing closing;
    private final WordKeys keys;
    private final Clock clock;

    ReceiptDesk(
            Database database,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            SignedWords words,
            Closing closing,
            WordKeys keys,
            Clock clock) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.words = words;
        this.closing = closing;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Closes a delivery. The same delivery receipted again changes nothing.
     *
     * @param jws the receipt, compact, signed by the recipient
     * @throws Refusal {@code NOT_FOUND} if this agency has no such delivery, {@code RECEIPT_INVALID} if the receipt speaks
     *     about something else, {@code STATUS_NOT_ALLOWED} if the referral was stopped first
     */
    void accept(AgencyId recipient, UUID deliveryId, String jws) {
        Signed signed = verified(recipient, jws);
        database.write(connection -> close(connection, recipient, deliveryId, signed));
    }

    /**
     * Closes several deliveries in one transaction, each named by its receipt. Locked in the order of their ids, so that
     * no two batches wait for each other.
     *
     * @return what was refused and why, as {@link #accept(AgencyId, UUID, String)} would; the others are closed
     */
    Map<String, Refusal> accept(AgencyId recipient, Set<String> receipts) {
        Map<String, Refusal> refused = new HashMap<>();
        List<Signed> signed = new ArrayList<>();
        for (String jws : receipts) {
            try {
                signed.add(verified(recipient, jws));
            } catch (Refusal refusal) {
                refused.put(jws, refusal);
            }
        }
        signed.sort(Comparator.comparing(Signed::delivery));
        refused.putAll(database.write(connection -> close(connection, recipient, signed)));
        return refused;
    }

    /** A receipt whose signature holds. */
    private record Signed(String jws, Receipt receipt, UUID delivery) {}

    private Signed verified(AgencyId recipient, String jws) {
        Receipt receipt = Receipt.verify(jws, keys.of(recipient, jws)).receipt();
        try {
            return new Signed(jws, receipt, UUID.fromString(String.valueOf(receipt.refersTo())));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
    }

    private Map<String, Refusal> close(Connection connection, AgencyId recipient, List<Signed> receipts)
            throws SQLException {
        Map<String, Refusal> refused = new HashMap<>();
        for (Signed signed : receipts) {
            try {
                close(connection, recipient, signed.delivery(), signed);
            } catch (Refusal refusal) { // refused before anything was written
                refused.put(signed.jws(), refusal);
            }
        }
        return refused;
    }

    private boolean close(Connection connection, AgencyId recipient, UUID deliveryId, Signed signed)
            throws SQLException {
        StoredDelivery delivery = deliveries
                .find(connection, recipient, deliveryId)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        requireAbout(signed.receipt(), delivery);
        StoredReferral referral =
                referrals.lock(connection, delivery.referralId()).orElseThrow();
        if (referral.state() != ReferralState.SENT && alreadyReceipted(delivery.id(), connection)) {
            return false;
        }
        closing.said(connection, referral, ReferralState.DELIVERED, AuditEvent.RECEIPTED, recipient, signed.jws());
        words.add(
                connection,
                referral.id(),
                new SignedWords.Word(recipient, ReferralState.DELIVERED.name(), clock.instant(), signed.jws()));
        return true;
    }

    private boolean alreadyReceipted(UUID delivery, Connection connection) throws SQLException {
        return deliveries
                .state(connection, delivery)
                .filter(state -> state == StoredDelivery.State.RECEIPTED)
                .isPresent();
    }

    private static void requireAbout(Receipt receipt, StoredDelivery delivery) {
        boolean fits = receipt.issuer().equals(PartyUrn.of(delivery.recipient()))
                && receipt.audience().equals(PartyUrn.GATEWAY)
                && delivery.id().toString().equals(receipt.refersTo())
                && delivery.digest().equals(receipt.message().value())
                && receipt.outcome() == Outcome.DELIVERED;
        if (!fits) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
    }
}
