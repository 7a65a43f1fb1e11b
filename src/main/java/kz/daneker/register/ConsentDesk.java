package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.consent.SheetGate;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.PersonKey;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SignedSheet;
import kz.daneker.signing.VerifiedSheet;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;

/**
 * Takes signed consent sheets onto the register: sheet, key, pseudonyms, leaf and what it does to referrals on their
 * way in one transaction; the receipt leaves only after its commit.
 */
final class ConsentDesk {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Database database;
    private final ConsentVault vault;
    private final ConsentRegister register;
    private final PersonPseudonyms pseudonyms;
    private final ConsentSheetReader reader;
    private final SheetGate gate;
    private final Affected affected;
    private final ConsentReceipts receipts;
    private final AuditTrail trail;
    private final WordKeys keys;
    private final Clock clock;

    ConsentDesk(
            Database database,
            ConsentVault vault,
            ConsentRegister register,
            PersonPseudonyms pseudonyms,
            ConsentSheetReader reader,
            SheetGate gate,
            Affected affected,
            ConsentReceipts receipts,
            AuditTrail trail,
            WordKeys keys,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.register = register;
        this.pseudonyms = pseudonyms;
        this.reader = reader;
        this.gate = gate;
        this.affected = affected;
        this.receipts = receipts;
        this.trail = trail;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Registers a consent, or a refusal to give one. The same sheet again, signed anew or not, changes nothing and gets the same
     * receipt.
     *
     * @param collector agency of the client certificate
     * @param jws the sheet, compact
     * @throws Refusal {@code CERT_AGENCY_MISMATCH} if somebody else signed, {@code DUPLICATE_CONFLICT} for another sheet
     *     under a known name, {@code CONSENT_UNKNOWN} or {@code STATUS_NOT_ALLOWED} at {@code /replaces}; else as
     *     {@link ConsentSheetReader#read} and {@link SheetGate#admit}
     */
    Entered take(AgencyId collector, String jws) {
        VerifiedSheet signed = SignedSheet.verify(jws, keys.of(collector, jws));
        SignedSheet envelope = signed.sheet();
        Instant now = clock.instant();
        requireOurs(envelope, collector, now);
        byte[] json = StrictJson.write(envelope.sheet());
        Digest digest = Digest.of(json);
        Optional<Entered> before = known(collector, envelope.id(), digest);
        if (before.isPresent()) {
            return before.get();
        }
        ConsentSheet sheet = reader.read(envelope.sheet(), now);
        if (!sheet.id().toString().equals(envelope.id())) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        gate.admit(sheet, collector, now);
        String receipt = receipts.taken(collector, sheet.id(), signed.jws().digest(), List.of(digest));
        UUID id = UUID.randomUUID();
        ConsentVault.Sealed sealed = vault.seal(id, new String(json, StandardCharsets.UTF_8), jws);
        Filed filed = database.write(connection -> {
            Optional<StoredConsent> replaced = replaced(connection, collector, sheet);
            StoredConsent consent = new StoredConsent(
                    id,
                    collector,
                    sheet.id(),
                    digest.value(),
                    replaced.map(old -> old.version() + 1).orElse(1),
                    replaced.map(StoredConsent::id).orElse(null),
                    state(sheet),
                    now,
                    now,
                    sheet.endsAt().toInstant(),
                    receipt);
            return file(connection, sealed, consent, sheet, replaced);
        });
        filed.afterwards().forEach(Runnable::run);
        return filed.entered();
    }

    private record Filed(Entered entered, List<Runnable> afterwards) {}

    private Filed file(
            Connection connection,
            ConsentVault.Sealed sealed,
            StoredConsent consent,
            ConsentSheet sheet,
            Optional<StoredConsent> replaced)
            throws SQLException {
        if (!sealed.file(connection, consent, pseudonyms.of(sheet.subject()))) {
            StoredConsent other = vault.consents()
                    .find(connection, consent.collector(), consent.consentId())
                    .orElseThrow();
            return new Filed(compare(other, consent.digest()), List.of());
        }
        RegisteredConsent entered = opened(consent, sheet);
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

    /** Only the same agency's consent of the same person can be replaced; everything else looks as if it were not there. */
    private Optional<StoredConsent> replaced(Connection connection, AgencyId collector, ConsentSheet sheet)
            throws SQLException {
        if (sheet.replaces() == null) {
            return Optional.empty();
        }
        ConsentLedger consents = vault.consents();
        Set<PersonKey> person = pseudonyms.of(sheet.subject());
        Optional<StoredConsent> named = consents.find(connection, collector, sheet.replaces());
        if (named.isEmpty() || !consents.isAbout(connection, named.get().id(), person)) {
            throw new Refusal(RefusalCode.CONSENT_UNKNOWN, "/replaces");
        }
        StoredConsent old = consents.lock(connection, named.get().id()).orElseThrow();
        if (old.state() != ConsentState.ACTIVE) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED, "/replaces");
        }
        return Optional.of(old);
    }

    private Optional<Entered> known(AgencyId collector, String name, Digest digest) {
        UUID id;
        try {
            id = UUID.fromString(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return database.read(connection -> vault.consents().find(connection, collector, id))
                .map(known -> compare(known, digest.value()));
    }

    private static Entered compare(StoredConsent known, String digest) {
        if (!known.digest().equals(digest)) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT, "/consent/id");
        }
        return new Entered(known.receipt(), known.state());
    }

    private static void requireOurs(SignedSheet envelope, AgencyId collector, Instant now) {
        if (!envelope.issuer().equals(PartyUrn.of(collector))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        if (!envelope.audience().equals(PartyUrn.GATEWAY)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        if (envelope.issuedAt().isAfter(now.plus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_FUTURE);
        }
    }

    private static ConsentState state(ConsentSheet sheet) {
        return sheet.consent().status() == ConsentRecord.Status.ACTIVE ? ConsentState.ACTIVE : ConsentState.REFUSED;
    }

    private static RegisteredConsent opened(StoredConsent consent, ConsentSheet sheet) {
        return new RegisteredConsent(
                consent.id(), consent.collector(), consent.version(), consent.state(), consent.stateAt(), sheet);
    }

    private static AuditRecord leaf(AuditEvent event, StoredConsent consent) {
        return AuditRecord.of(event).by(consent.collector()).about(new ReferralId(consent.consentId()));
    }
}
