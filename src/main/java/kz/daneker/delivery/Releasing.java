package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.breakglass.BreakGlassDoor;
import kz.daneker.consent.ComingOfAge;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.ConsentTerms;
import kz.daneker.consent.DecisionRecord;
import kz.daneker.consent.GateVerdict;
import kz.daneker.consent.Release;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.consent.Releaser;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.register.ConsentRegister;
import kz.daneker.register.KnownConsents;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesInForce;
import kz.daneker.trust.SealVerifier;

/** From the sealed original to what may leave at this moment: for the delivery, and whenever its recipient reads it. */
final class Releasing {
    private final ReferralVault vault;
    private final SealVerifier verifier;
    private final ConsentRegister register;
    private final RulesInForce rules;
    private final BreakGlassDoor glass;
    private final ReleaseToken tokens;
    private final AgencyRegister agencies;
    private final SecureRandom random;
    private final Clock clock;

    Releasing(
            ReferralVault vault,
            SealVerifier verifier,
            ConsentRegister register,
            RulesInForce rules,
            BreakGlassDoor glass,
            ReleaseToken tokens,
            AgencyRegister agencies,
            SecureRandom random,
            Clock clock) {
        this.vault = vault;
        this.verifier = verifier;
        this.register = register;
        this.rules = rules;
        this.glass = glass;
        this.tokens = tokens;
        this.agencies = agencies;
        this.random = random;
        this.clock = clock;
    }

    /** An original out of the vault, its signature not looked at yet: no connection waits for that. */
    record Original(StoredReferral stored, String token) {}

    /** Empty once the original is erased. */
    Optional<Original> original(Connection connection, StoredReferral stored) throws SQLException {
        return vault.open(connection, stored)
                .map(token -> new Original(stored, new String(token, StandardCharsets.US_ASCII)));
    }

    OpenReferral verified(Original original) {
        return new OpenReferral(
                original.stored(),
                verifier.reopen(original.token(), original.stored().sender()));
    }

    /**
     * Only what matrix and consent, as the register knows it, allow at this moment, in an emergency the approvals.
     *
     * @throws Refusal as {@link ConsentGate#decide} and {@link BreakGlassDoor#requireOpen}
     */
    ReleasedReferral release(OpenReferral open, UUID deliveryId) {
        Instant now = clock.instant();
        Rules inForce = rules.at(now);
        KnownConsents known =
                register.confirm(inForce.reader().read(open.token().referral(), now), now);
        Referral referral = known.referral();
        GateVerdict verdict = inForce.gate().decide(referral, agencies, now);
        if (!(verdict instanceof ReleaseDecision decision)) {
            throw new IllegalStateException("an accepted referral must not become held on its way out");
        }
        glass.requireOpen(open.stored().id(), decision, known.dissent());
        Release release = Releaser.release(referral, decision, deliveryId, agencies);
        DecisionRecord record = DecisionRecord.of(referral.header().id(), decision, random);
        ReleaseToken.Made made = tokens.make(open.token(), release, record, decision.matrixDigest());
        return new ReleasedReferral(
                open.stored(),
                known,
                agencies.require(referral.recipient(), "/recipient/agencyId"),
                release,
                made.token(),
                record,
                made.manifest(),
                inForce.matrix(),
                goodUntil(referral, decision, inForce.matrix().consent(), now));
    }

    private static Instant goodUntil(Referral referral, ReleaseDecision decision, ConsentTerms terms, Instant now) {
        Instant permitted = decision.holdsUntil().toInstant();
        return ComingOfAge.next(referral, terms, now)
                .filter(birthday -> birthday.isBefore(permitted))
                .orElse(permitted);
    }
}
