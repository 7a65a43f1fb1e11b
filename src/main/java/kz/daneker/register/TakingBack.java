package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.ConsentWords;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.ConsentWord;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.VerifiedConsentWord;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;

/**
 * A person takes a consent back, or refuses what it allows. What rests on it and was not signed for is stopped in the
 * same transaction: once its receipt is out, nothing leaves any more.
 */
final class TakingBack {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Database database;
    private final ConsentVault vault;
    private final ConsentRegister register;
    private final ConsentWords words;
    private final Affected affected;
    private final ConsentReceipts receipts;
    private final AuditTrail trail;
    private final WordKeys keys;
    private final Clock clock;

    TakingBack(
            Database database,
            ConsentVault vault,
            ConsentRegister register,
            ConsentWords words,
            Affected affected,
            ConsentReceipts receipts,
            AuditTrail trail,
            WordKeys keys,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.register = register;
        this.words = words;
        this.affected = affected;
        this.receipts = receipts;
        this.trail = trail;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Ends a consent. The very same word again changes nothing and gets the same receipt.
     *
     * @param author agency of the client certificate
     * @param consentId the collector's name for the consent
     * @param end {@code WITHDRAWN} or {@code REFUSED}
     * @param jws the word, compact
     * @throws Refusal {@code NOT_FOUND} alike for what is not this agency's and what is not there, {@code
     *     STATUS_NOT_ALLOWED} if the consent has ended already or the word is another, {@code CERT_AGENCY_MISMATCH} if
     *     the word is about something else
     */
    Entered end(AgencyId author, UUID consentId, ConsentState end, String jws) {
        VerifiedConsentWord signed = ConsentWord.verify(jws, keys.of(author, jws));
        requireAbout(signed.word(), author, consentId);
        if (!signed.word().word().equals(end.name().toLowerCase(Locale.ROOT))) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
        String receipt = receipts.taken(author, consentId, signed.jws().digest(), List.of());
        Said said = database.write(connection ->
                say(connection, author, consentId, new ConsentWords.Word(author, end, clock.instant(), jws, receipt)));
        said.afterwards().forEach(Runnable::run);
        return said.entered();
    }

    private record Said(Entered entered, List<Runnable> afterwards) {}

    private Said say(Connection connection, AgencyId author, UUID consentId, ConsentWords.Word word)
            throws SQLException {
        StoredConsent found = vault.consents()
                .find(connection, author, consentId)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        StoredConsent consent = vault.consents().lock(connection, found.id()).orElseThrow();
        Optional<ConsentWords.Word> before = words.about(connection, consent.id()).stream()
                .filter(said -> said.jws().equals(word.jws()))
                .findFirst();
        if (before.isPresent()) {
            return new Said(new Entered(before.get().receipt(), consent.state()), List.of());
        }
        vault.consents().end(connection, consent, word.word());
        words.add(connection, consent.id(), word);
        AuditEvent event =
                word.word() == ConsentState.WITHDRAWN ? AuditEvent.CONSENT_WITHDRAWN : AuditEvent.CONSENT_REFUSED;
        trail.append(connection, AuditRecord.of(event).by(author).about(new ReferralId(consentId)));
        Optional<RegisteredConsent> opened = register.open(connection, consent);
        List<Runnable> afterwards = opened.isPresent() ? affected.stop(connection, opened.get()) : List.of();
        return new Said(new Entered(word.receipt(), word.word()), afterwards);
    }

    private void requireAbout(ConsentWord word, AgencyId author, UUID consentId) {
        boolean fits = word.issuer().equals(PartyUrn.of(author))
                && word.audience().equals(PartyUrn.GATEWAY)
                && word.subject().equals(consentId.toString());
        if (!fits) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        if (word.issuedAt().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_FUTURE);
        }
    }
}
