package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
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
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesInForce;
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
    private final ConsentFiling filing;
    private final PersonPseudonyms pseudonyms;
    private final RulesInForce rules;
    private final ConsentReceipts receipts;
    private final WordKeys keys;
    private final Clock clock;

    ConsentDesk(
            Database database,
            ConsentVault vault,
            ConsentFiling filing,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            ConsentReceipts receipts,
            WordKeys keys,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.filing = filing;
        this.pseudonyms = pseudonyms;
        this.rules = rules;
        this.receipts = receipts;
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
        Rules inForce = rules.at(now);
        ConsentSheet sheet = inForce.sheets().read(envelope.sheet(), now);
        if (!sheet.id().toString().equals(envelope.id())) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        inForce.sheetGate().admit(sheet, collector, now);
        String receipt = receipts.taken(collector, sheet.id(), signed.jws().digest(), List.of(digest));
        UUID id = UUID.randomUUID();
        ConsentVault.Sealed sealed = vault.seal(id, new String(json, StandardCharsets.UTF_8), jws);
        ConsentFiling.Filed filed = database.write(connection -> {
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
            return filing.file(connection, sealed, consent, opened(consent, sheet), replaced);
        });
        filed.afterwards().forEach(Runnable::run);
        return filed.entered();
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
                .map(known -> ConsentFiling.compare(known, digest.value()));
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
}
