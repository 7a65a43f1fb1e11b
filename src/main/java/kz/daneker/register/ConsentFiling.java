package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Puts a consent on the register, in whichever form it came: row, key, pseudonyms, leaf and what it does to referrals. */
final class ConsentFiling {
    private final ConsentVault vault;
    private final ConsentRegister register;
    private final PersonPseudonyms pseudonyms;
    private final Affected affected;
    private final AuditTrail trail;

    ConsentFiling(
            ConsentVault vault,
            ConsentRegister register,
            PersonPseudonyms pseudonyms,
            Affected affected,
            AuditTrail trail) {
        this.vault = vault;
        this.register = register;
        this.pseudonyms = pseudonyms;
        this.affected = affected;
        this.trail = trail;
    }

    /** @param afterwards what is left to do once the caller has committed */
    record Filed(Entered entered, List<Runnable> afterwards) {}

    /**
     * Files a consent in the caller's transaction.
     *
     * @param replaced the one it takes the place of
     * @throws Refusal {@code DUPLICATE_CONFLICT} where the collector has another one of this name
     */
    Filed file(
            Connection connection,
            ConsentVault.Sealed sealed,
            StoredConsent consent,
            RegisteredConsent entered,
            Optional<StoredConsent> replaced)
            throws SQLException {
        if (!sealed.file(connection, consent, pseudonyms.of(entered.sheet().subject()))) {
            StoredConsent other = vault.consents()
                    .find(connection, consent.collector(), consent.consentId())
                    .orElseThrow();
            return new Filed(compare(other, consent.digest()), List.of());
        }
        List<RegisteredConsent> said = new ArrayList<>(List.of(entered));
        if (replaced.isPresent()) {
            register.open(connection, replaced.get()).ifPresent(said::add);
            vault.consents().end(connection, replaced.get(), ConsentState.SUPERSEDED);
            trail.append(connection, leaf(AuditEvent.CONSENT_REPLACED, replaced.get()));
        }
        boolean given = consent.state() == ConsentState.ACTIVE;
        trail.append(connection, leaf(given ? AuditEvent.CONSENT_GIVEN : AuditEvent.CONSENT_REFUSED, consent));
        List<Runnable> afterwards = given
                ? affected.decideAgain(connection, said.toArray(RegisteredConsent[]::new))
                : affected.stop(connection, entered);
        return new Filed(new Entered(consent.receipt(), consent.state()), afterwards);
    }

    /** The answer to a name that is known. */
    static Entered compare(StoredConsent known, String digest) {
        if (!known.digest().equals(digest)) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT, "/consent/id");
        }
        return new Entered(known.receipt(), known.state());
    }

    private static AuditRecord leaf(AuditEvent event, StoredConsent consent) {
        return AuditRecord.of(event).by(consent.collector()).about(new ReferralId(consent.consentId()));
    }
}
