package kz.daneker.recall;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.RecallAnswer;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Jws;
import kz.daneker.signing.RecallAcknowledgement;
import kz.daneker.store.Database;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;

/** Where a recipient finds the recalls addressed to it and answers them. Others' recalls do not exist here. */
final class RecallDesk {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final RecallLedger recalls;
    private final ReferralLedger referrals;
    private final AuditTrail trail;
    private final TrustStore trust;
    private final Clock clock;

    RecallDesk(
            Database database,
            RecallLedger recalls,
            ReferralLedger referrals,
            AuditTrail trail,
            TrustStore trust,
            Clock clock) {
        this.database = database;
        this.recalls = recalls;
        this.referrals = referrals;
        this.trail = trail;
        this.trust = trust;
        this.clock = clock;
    }

    /** What has not been answered, oldest first, at most 200; answering some lets the rest move up. */
    record Listing(List<Entry> recalls) {}

    /** @param delivery the delivery as its recipient knows it */
    record Entry(UUID id, UUID delivery, LocalDate raisedOn, LocalDate dueOn, boolean overdue) {}

    Listing list(AgencyId recipient) {
        return new Listing(database.read(connection -> recalls.openOf(connection, recipient, AT_ONCE)).stream()
                .map(recall -> new Entry(
                        recall.id(),
                        recall.delivery(),
                        RecallDays.of(recall.raisedAt()),
                        RecallDays.lastDayBefore(recall.dueAt()),
                        recall.overdue(clock.instant())))
                .toList());
    }

    /**
     * The signed recall, answered or not.
     *
     * @throws Refusal {@code NOT_FOUND} alike for what is not this agency's and what never was
     */
    String show(AgencyId recipient, UUID id) {
        return database.write(connection -> {
            StoredRecall recall =
                    recalls.find(connection, recipient, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            recalls.told(connection, id);
            trail.append(
                    connection, AuditRecord.of(AuditEvent.READ).by(recipient).about(messageId(connection, recall)));
            return recall.notice();
        });
    }

    /**
     * Takes a recipient's answer down. The very same answer again changes nothing.
     *
     * @param jws the acknowledgement, compact
     * @throws Refusal {@code NOT_FOUND} as {@link #show}, {@code ACKNOWLEDGEMENT_INVALID} as {@link AcknowledgementRules},
     *     {@code STATUS_NOT_ALLOWED} if this recall was answered otherwise before
     */
    void acknowledge(AgencyId recipient, UUID id, String jws) {
        StoredRecall asked = database.read(connection -> recalls.find(connection, recipient, id))
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        RecallAcknowledgement said = RecallAcknowledgement.verify(
                        jws, trust.register().signing(Party.of(recipient), Jws.keyNamedBy(jws), clock.instant()))
                .acknowledgement();
        AcknowledgementRules.requireAbout(said, asked, clock.instant());
        RecallAnswer answer = new RecallAnswer(AcknowledgementRules.done(said), said.law(), clock.instant(), jws);
        database.write(connection -> {
            if (recalls.answer(connection, id, answer)) {
                trail.append(
                        connection,
                        AuditRecord.of(AuditEvent.RECALL_ANSWERED)
                                .by(recipient)
                                .about(messageId(connection, asked))
                                .saying(jws));
                return Boolean.TRUE;
            }
            StoredRecall before = recalls.find(connection, recipient, id).orElseThrow();
            if (before.answer().filter(known -> jws.equals(known.jws())).isEmpty()) {
                throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
            }
            return Boolean.FALSE;
        });
    }

    private ReferralId messageId(Connection connection, StoredRecall recall) throws SQLException {
        return referrals.find(connection, recall.referralId()).orElseThrow().messageId();
    }
}
