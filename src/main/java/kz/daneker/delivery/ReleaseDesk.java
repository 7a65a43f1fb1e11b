package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
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
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.ReferralVault;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.Referral;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.register.ConsentRegister;
import kz.daneker.register.KnownConsents;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesInForce;
import kz.daneker.store.Database;
import kz.daneker.trust.SealVerifier;
import org.apache.camel.Exchange;

/** Takes an accepted referral up, decides again as of now, and cuts it down to what may leave. */
final class ReleaseDesk {
    private final Database database;
    private final ReferralVault vault;
    private final DeliveryLedger deliveries;
    private final SealVerifier verifier;
    private final ConsentRegister register;
    private final RulesInForce rules;
    private final BreakGlassDoor glass;
    private final ReleaseToken tokens;
    private final AgencyRegister agencies;
    private final SecureRandom random;
    private final Clock clock;

    ReleaseDesk(
            Database database,
            ReferralVault vault,
            DeliveryLedger deliveries,
            SealVerifier verifier,
            ConsentRegister register,
            RulesInForce rules,
            BreakGlassDoor glass,
            ReleaseToken tokens,
            AgencyRegister agencies,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.deliveries = deliveries;
        this.verifier = verifier;
        this.register = register;
        this.rules = rules;
        this.glass = glass;
        this.tokens = tokens;
        this.agencies = agencies;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Opens the referral a message names. One that was released, withdrawn or closed meanwhile ends the route: a second
     * message about the same referral has no second effect.
     */
    public void take(String referralId, Exchange exchange) {
        Optional<Original> original = database.read(connection -> {
            UUID id = UUID.fromString(referralId);
            Optional<StoredReferral> stored = vault.referrals().find(connection, id);
            if (stored.isEmpty()
                    || stored.get().state() != ReferralState.SENT
                    || deliveries.ofReferral(connection, id).isPresent()) {
                return Optional.empty();
            }
            return vault.open(connection, stored.get())
                    .map(token -> new Original(stored.get(), new String(token, StandardCharsets.US_ASCII)));
        });
        Optional<OpenReferral> open = original.map(this::verified);
        open.ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
    }

    private record Original(StoredReferral stored, String token) {}

    /** Outside the unit that read it: no connection waits for a signature. */
    private OpenReferral verified(Original original) {
        return new OpenReferral(
                original.stored(),
                verifier.reopen(original.token(), original.stored().sender()));
    }

    /**
     * Only what matrix and consent, as the register knows it, allow at this moment, in an emergency the approvals.
     *
     * @throws NoLongerAllowed if {@link ConsentGate#decide} or {@link BreakGlassDoor#requireOpen} refuses by now
     */
    public ReleasedReferral release(OpenReferral open) {
        try {
            return allowed(open);
        } catch (Refusal refusal) {
            throw NoLongerAllowed.unlessForNow(refusal);
        }
    }

    private ReleasedReferral allowed(OpenReferral open) {
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
        Release release = Releaser.release(referral, decision, UUID.randomUUID(), agencies);
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
