package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.Answers;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.register.ConsentRegister;
import kz.daneker.store.Database;

/** Files a sealed delivery where its recipient's channel finds it; the second filing of the same referral does nothing. */
final class DeliveryFile {
    private static final int USUAL_PRIORITY = 4;

    private final Database database;
    private final ReferralVault vault;
    private final ConsentRegister register;
    private final DeliveryLedger deliveries;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final EvidenceSeal evidence;
    private final Answers answers;

    DeliveryFile(
            Database database,
            ReferralVault vault,
            ConsentRegister register,
            DeliveryLedger deliveries,
            Outbox outbox,
            AuditTrail trail,
            EvidenceSeal evidence,
            Answers answers) {
        this.database = database;
        this.vault = vault;
        this.register = register;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.trail = trail;
        this.evidence = evidence;
        this.answers = answers;
    }

    /**
     * Withdrawn between decision and filing means not filed: the last look is inside the transaction. Where the register
     * changed in between, whoever changed it has asked for another decision.
     */
    public void file(SealedDelivery sealed) {
        database.write(connection -> {
            if (!register.stillAsSeen(connection, sealed.stored().id(), sealed.known())) {
                return Boolean.FALSE;
            }
            boolean stillSent = vault.referrals()
                    .lock(connection, sealed.stored().id())
                    .filter(now -> now.state() == ReferralState.SENT)
                    .isPresent();
            if (stillSent
                    && register.isSamePersonAs(connection, sealed.known())
                    && deliveries.add(connection, sealed.delivery(), sealed.jwe())) {
                if (sealed.goodUntil().isBefore(sealed.delivery().expiresAt())) {
                    deliveries.lapsesAt(connection, sealed.delivery().id(), sealed.goodUntil());
                }
                deliveries.showSender(connection, sealed.delivery().id(), sealed.shownSender());
                UUID answered = sealed.answers();
                if (answered != null) {
                    answers.note(connection, sealed.stored(), answered);
                }
                trail.append(connection, records(sealed));
                owe(connection, sealed);
            }
            return Boolean.TRUE;
        });
    }

    private List<AuditRecord> records(SealedDelivery sealed) {
        ReferralId about = sealed.stored().messageId();
        return List.of(
                AuditRecord.of(AuditEvent.DECIDED)
                        .about(about)
                        .under(sealed.policy())
                        .with(evidence.seal(about, sealed.decision().json())),
                AuditRecord.of(AuditEvent.RELEASED)
                        .about(about)
                        .under(sealed.policy())
                        .with(evidence.seal(about, sealed.manifest())));
    }

    private void owe(Connection connection, SealedDelivery sealed) throws SQLException {
        AgencyId recipient = sealed.recipient().id();
        switch (sealed.recipient().channel().kind()) {
            case PUSH -> owe(connection, sealed, BrokerAddress.DELIVER_PUSH);
            case FHIR, FHIR_MESSAGES -> owe(connection, sealed, BrokerAddress.DELIVER_FHIR);
            case AMQP -> owe(connection, sealed, BrokerAddress.agency(recipient));
            case PULL -> {
                // the inbox reads the row just filed
            }
        }
    }

    private void owe(Connection connection, SealedDelivery sealed, String queue) throws SQLException {
        outbox.owe(connection, queue, sealed.stored().id(), sealed.delivery().expiresAt(), USUAL_PRIORITY);
    }
}
