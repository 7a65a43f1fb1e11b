package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an agency may see of the register: the consents it collected itself, and nothing of anybody else's. */
final class ConsentView {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final ConsentVault vault;
    private final ConsentWords words;
    private final AuditTrail trail;

    ConsentView(Database database, ConsentVault vault, ConsentWords words, AuditTrail trail) {
        this.database = database;
        this.vault = vault;
        this.words = words;
        this.trail = trail;
    }

    /** The newest 200, without a name: a list of consents is no list of people. */
    record Listing(List<Entry> consents) {}

    /**
     * One consent from outside.
     *
     * @param replaces the consent it took the place of, {@code replacedBy} the one that took its own; under the
     *     collector's names
     */
    record Entry(
            UUID id,
            int version,
            ConsentState state,
            Instant stateAt,
            Instant registeredAt,
            Instant expiresAt,
            @Nullable UUID replaces,
            @Nullable UUID replacedBy) {}

    /**
     * One consent, opened.
     *
     * @param receipt what the register answered when it was given
     * @param sheet what it says; null once erased
     */
    record Shown(Entry consent, String receipt, @Nullable JsonNode sheet, List<Spoken> words) {}

    /** @param jws the signed word itself, {@code receipt} what the register answered */
    record Spoken(ConsentState word, Instant at, String jws, String receipt) {}

    Listing list(AgencyId collector) {
        return new Listing(database.read(connection -> {
            List<Entry> entries = new ArrayList<>();
            for (StoredConsent one : vault.consents().collectedBy(connection, collector, AT_ONCE)) {
                entries.add(entry(connection, one));
            }
            return entries;
        }));
    }

    /** Refuses {@code NOT_FOUND} alike for what another agency collected and what is not there; looking is recorded. */
    Shown show(AgencyId collector, UUID consentId) {
        return database.write(connection -> {
            StoredConsent consent = vault.consents()
                    .find(connection, collector, consentId)
                    .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            trail.append(
                    connection, AuditRecord.of(AuditEvent.READ).by(collector).about(new ReferralId(consentId)));
            JsonNode sheet = vault.sheet(connection, consent.id())
                    .map(json -> StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8)))
                    .orElse(null);
            return new Shown(
                    entry(connection, consent),
                    consent.receipt(),
                    sheet,
                    words.about(connection, consent.id()).stream()
                            .map(ConsentView::spoken)
                            .toList());
        });
    }

    private Entry entry(Connection connection, StoredConsent consent) throws SQLException {
        UUID before = consent.replaces();
        Optional<StoredConsent> older =
                before == null ? Optional.empty() : vault.consents().find(connection, before);
        return new Entry(
                consent.consentId(),
                consent.version(),
                consent.state(),
                consent.stateAt(),
                consent.receivedAt(),
                consent.expiresAt(),
                older.map(StoredConsent::consentId).orElse(null),
                vault.consents()
                        .successor(connection, consent.id())
                        .map(StoredConsent::consentId)
                        .orElse(null));
    }

    private static Spoken spoken(ConsentWords.Word word) {
        return new Spoken(word.word(), word.saidAt(), word.jws(), word.receipt());
    }
}
