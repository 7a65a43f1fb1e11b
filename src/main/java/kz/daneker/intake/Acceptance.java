package kz.daneker.intake;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.breakglass.ApprovedEmergency;
import kz.daneker.breakglass.BreakGlassDoor;
import kz.daneker.consent.DecisionRecord;
import kz.daneker.consent.HeldForSender;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.Outbox;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.Priority;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.ReferralState;
import kz.daneker.register.ConsentRegister;
import kz.daneker.store.Database;
import kz.daneker.trust.VerifiedMessage;

/**
 * Makes a decided referral durable: sealed original, key, audit leaves and the debt to the broker in one transaction;
 * the receipt leaves only after its commit.
 */
final class Acceptance {
    /** How long a held referral waits for its sender. */
    private static final Duration KEPT_WHILE_HELD = Duration.ofDays(7);

    private static final String ACCEPTED_QUEUE = "accepted";

    private final Database database;
    private final ReferralVault vault;
    private final ConsentRegister register;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final EvidenceSeal evidence;
    private final Receipts receipts;
    private final BreakGlassDoor glass;
    private final SecureRandom random;
    private final Clock clock;

    Acceptance(
            Database database,
            ReferralVault vault,
            ConsentRegister register,
            Outbox outbox,
            AuditTrail trail,
            EvidenceSeal evidence,
            Receipts receipts,
            BreakGlassDoor glass,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.register = register;
        this.outbox = outbox;
        this.trail = trail;
        this.evidence = evidence;
        this.receipts = receipts;
        this.glass = glass;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Accepts or, where the sender must look again, holds.
     *
     * @throws kz.daneker.refusal.Refusal {@code DUPLICATE_CONFLICT} where another message under this id was quicker,
     *     {@code UNAVAILABLE} where the consent register changed meanwhile; for an emergency as {@link BreakGlassDoor#check}
     */
    public Answer accept(DecidedReferral decided) {
        UUID id = UUID.randomUUID();
        boolean held = decided.verdict() instanceof HeldForSender;
        Optional<ApprovedEmergency> emergency = emergency(decided);
        StoredReferral referral = row(id, decided, held ? ReferralState.HELD : ReferralState.SENT, emergency);
        ReferralVault.Sealed sealed =
                vault.seal(id, decided.message().token().token().serialize());
        List<AuditRecord> records = records(decided, referral.receipt());
        Answer answer = database.write(connection -> {
            register.note(connection, id, decided.known());
            if (!sealed.file(connection, referral)) {
                StoredReferral known = vault.referrals()
                        .find(connection, referral.sender(), referral.messageId())
                        .orElseThrow();
                ReplayGuard.compare(known, decided.message());
                vault.erase(connection, known.id());
                vault.referrals().remove(connection, known);
                sealed.file(connection, referral);
            }
            trail.append(connection, records);
            if (emergency.isPresent()) {
                glass.open(connection, emergency.get(), referral);
            }
            if (!held) {
                outbox.owe(
                        connection,
                        ACCEPTED_QUEUE,
                        id,
                        referral.expiresAt(),
                        jmsPriority(decided.referral().header().priority()));
            }
            return new Answer(decided.message().id(), referral.receipt(), referral.state());
        });
        emergency.ifPresent(opened -> glass.announce(opened, referral));
        return answer;
    }

    /** What was decided without consent is accepted on signed approvals only; what is held opens nothing yet. */
    private Optional<ApprovedEmergency> emergency(DecidedReferral decided) {
        return decided.verdict() instanceof ReleaseDecision decision
                ? glass.check(decided.referral(), decision, decided.known().dissent())
                : Optional.empty();
    }

    private StoredReferral row(
            UUID id, DecidedReferral decided, ReferralState state, Optional<ApprovedEmergency> emergency) {
        VerifiedMessage message = decided.message();
        Instant now = clock.instant();
        return new StoredReferral(
                id,
                message.issuer(),
                message.id(),
                message.digest().value(),
                decided.referral().recipient(),
                state,
                now,
                now,
                emergency
                        .map(ApprovedEmergency::until)
                        .filter(expiry(decided, state, now)::isAfter)
                        .orElseGet(() -> expiry(decided, state, now)),
                receipts.decided(decided));
    }

    /** A referral waits for its recipient as long as its priority's clock runs, never beyond its own validity. */
    private static Instant expiry(DecidedReferral decided, ReferralState state, Instant now) {
        Instant own = decided.referral().header().validUntil().toInstant();
        Instant clocked = state == ReferralState.HELD
                ? now.plus(KEPT_WHILE_HELD)
                : now.plus(decided.referral().header().priority().clock());
        return own.isBefore(clocked) ? own : clocked;
    }

    private List<AuditRecord> records(DecidedReferral decided, String receipt) {
        VerifiedMessage message = decided.message();
        ReferralId about = message.id();
        List<AuditRecord> records = new ArrayList<>();
        records.add(AuditRecord.of(AuditEvent.VERIFIED).by(message.issuer()).about(about));
        if (decided.verdict() instanceof ReleaseDecision decision) {
            records.add(AuditRecord.of(AuditEvent.DECIDED)
                    .about(about)
                    .under(decision.matrixDigest())
                    .with(evidence.seal(
                            about, DecisionRecord.of(about, decision, random).json())));
            records.add(promised(AuditEvent.ACCEPTED, message, receipt));
        } else {
            records.add(promised(AuditEvent.HELD, message, receipt));
        }
        return records;
    }

    private static AuditRecord promised(AuditEvent event, VerifiedMessage message, String receipt) {
        return AuditRecord.of(event).by(message.issuer()).about(message.id()).saying(receipt);
    }

    private static int jmsPriority(Priority priority) {
        return switch (priority) {
            case EMERGENCY -> 9;
            case URGENT -> 6;
            case NORMAL -> 4;
        };
    }
}
