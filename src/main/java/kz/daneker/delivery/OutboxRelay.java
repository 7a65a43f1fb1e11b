package kz.daneker.delivery;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.broker.BrokerAddress;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.register.ConsentRegister;
import kz.daneker.store.Database;

/**
 * Hands to the broker what committed transactions owe it. A debt is forgotten only after the broker has committed, so a
 * crash in between sends twice, never none: consumers inside the gateway look at the referral's state, and for an
 * agency's queue the broker itself drops the second message by its duplicate id.
 */
final class OutboxRelay {
    /** Message property: the gateway's name of the referral. */
    static final String REFERRAL = "daneker_referral";

    /** Message property: the recipient's name of the delivery. */
    static final String DELIVERY = "daneker_delivery";

    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final int AT_ONCE = 128;

    private final Database database;
    private final Outbox outbox;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final ConsentRegister register;
    private final RegisterChange change;
    private final ConnectionFactory broker;
    private final Clock clock;

    OutboxRelay(
            Database database,
            Outbox outbox,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            ConsentRegister register,
            RegisterChange change,
            ConnectionFactory broker,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.register = register;
        this.change = change;
        this.broker = broker;
        this.clock = clock;
    }

    /** Pays all debts there are; the broker being away leaves them for the next round. */
    public void relay() throws JMSException {
        List<Outbox.Debt> debts = database.read(connection -> outbox.oldest(connection, AT_ONCE));
        while (!debts.isEmpty()) {
            hand(debts);
            List<Outbox.Debt> paid = debts;
            database.write(connection -> {
                outbox.paid(connection, paid);
                return Boolean.TRUE;
            });
            debts = debts.size() < AT_ONCE
                    ? List.of()
                    : database.read(connection -> outbox.oldest(connection, AT_ONCE));
        }
    }

    private void hand(List<Outbox.Debt> debts) throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(null)) {
            List<Outbox.Debt> toAgencies = new ArrayList<>();
            for (Outbox.Debt debt : debts) {
                if (BrokerAddress.isAgency(debt.queue())) {
                    toAgencies.add(debt);
                } else {
                    send(
                            session,
                            producer,
                            debt,
                            session.createTextMessage(debt.referralId().toString()));
                }
            }
            session.commit();
            for (Outbox.Debt debt : toAgencies) {
                handToAgency(session, producer, debt);
            }
        }
    }

    /**
     * Alone in its transaction, because a duplicate would undo its neighbours; and while the referral is locked, so that
     * a withdrawal comes wholly before it, and nothing is sent, or wholly after it, and takes the message back.
     */
    private void handToAgency(Session session, MessageProducer producer, Outbox.Debt debt) throws JMSException {
        try {
            database.write(connection -> {
                Optional<StoredDelivery> delivery = deliveries.ofReferral(connection, debt.referralId());
                if (delivery.isPresent()) {
                    hand(connection, session, producer, debt, delivery.get());
                }
                return Boolean.TRUE;
            });
        } catch (BrokerFailure failure) {
            throw failure.cause();
        }
    }

    private void hand(
            java.sql.Connection connection,
            Session session,
            MessageProducer producer,
            Outbox.Debt debt,
            StoredDelivery delivery)
            throws SQLException {
        boolean stands = register.standsSince(connection, delivery, clock.instant());
        referrals.lock(connection, debt.referralId());
        if (stands && !deliveries.hasLapsed(connection, delivery.id(), clock.instant())) {
            Optional<String> jwe = deliveries.sealed(connection, delivery.id());
            if (jwe.isPresent()) {
                deliveries.handOver(connection, delivery.id(), clock.instant());
                sendToAgency(session, producer, debt, delivery.id(), jwe.get());
            }
        } else {
            change.decideAgain(connection, debt.referralId());
        }
    }

    private void sendToAgency(Session session, MessageProducer producer, Outbox.Debt debt, UUID delivery, String jwe) {
        try {
            TextMessage message = session.createTextMessage(jwe);
            message.setStringProperty(DELIVERY, delivery.toString());
            message.setStringProperty(DUPLICATE_ID, "debt-" + debt.id());
            send(session, producer, debt, message);
            session.commit();
        } catch (JMSException e) {
            throw new BrokerFailure(e);
        }
    }

    /** Carries a JMS failure through a unit of database work, which is rolled back by it. */
    private static final class BrokerFailure extends RuntimeException {
        private final JMSException cause;

        BrokerFailure(JMSException cause) {
            super(cause);
            this.cause = cause;
        }

        JMSException cause() {
            return cause;
        }
    }

    private void send(Session session, MessageProducer producer, Outbox.Debt debt, TextMessage message)
            throws JMSException {
        long timeToLive = debt.expiresAt().toEpochMilli() - clock.millis();
        if (timeToLive > 0) {
            if (!BrokerAddress.isAgency(debt.queue())) {
                message.setStringProperty(REFERRAL, debt.referralId().toString());
            }
            producer.send(
                    session.createQueue(debt.queue()), message, DeliveryMode.PERSISTENT, debt.priority(), timeToLive);
        }
    }
}
