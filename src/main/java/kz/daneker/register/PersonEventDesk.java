package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.ledger.PersonEventLedger;
import kz.daneker.ledger.PersonEventVault;
import kz.daneker.ledger.PersonKey;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.StoredPersonEvent;
import kz.daneker.referral.PersonEvent;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SignedPersonEvent;
import kz.daneker.signing.VerifiedPersonEvent;
import kz.daneker.store.Database;
import kz.daneker.trust.WordKeys;

/**
 * Takes what agencies say happened to people: the event, its key, its leaf and what it does to referrals on their way in
 * one transaction; the receipt leaves only after its commit, and is the same whether anybody knows the person or not.
 */
final class PersonEventDesk {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Database database;
    private final PersonEventVault vault;
    private final BroughtBefore brought;
    private final PersonEventSayers sayers;
    private final PersonPseudonyms pseudonyms;
    private final RulesInForce rules;
    private final Affected affected;
    private final ConsentReceipts receipts;
    private final AuditTrail trail;
    private final WordKeys keys;
    private final Clock clock;

    PersonEventDesk(
            Database database,
            PersonEventVault vault,
            BroughtBefore brought,
            PersonEventSayers sayers,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            Affected affected,
            ConsentReceipts receipts,
            AuditTrail trail,
            WordKeys keys,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.brought = brought;
        this.sayers = sayers;
        this.pseudonyms = pseudonyms;
        this.rules = rules;
        this.affected = affected;
        this.receipts = receipts;
        this.trail = trail;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Files an event. The same one again, signed anew or not, changes nothing and gets the same receipt.
     *
     * @param author agency of the client certificate
     * @param jws the event, compact
     * @return the receipt
     * @throws Refusal {@code CERT_AGENCY_MISMATCH} if somebody else signed, {@code DUPLICATE_CONFLICT} for another event
     *     under a known name, {@code EVENT_NOT_ALLOWED}, {@code PERSON_NOT_BROUGHT} for a merge, {@code NOT_FOUND} for a
     *     revocation of what this agency did not say, {@code STATUS_NOT_ALLOWED} of what it took back before; else as
     *     {@link kz.daneker.referral.PersonEventReader#read}
     */
    String take(AgencyId author, String jws) {
        VerifiedPersonEvent signed = SignedPersonEvent.verify(jws, keys.of(author, jws));
        SignedPersonEvent said = signed.said();
        Instant now = clock.instant();
        UUID name = requireOurs(said, author, now);
        byte[] json = StrictJson.write(said.event());
        Digest digest = Digest.of(json);
        Optional<StoredPersonEvent> before =
                database.read(connection -> vault.events().find(connection, author, name));
        if (before.isPresent()) {
            return compare(before.get(), digest);
        }
        PersonEvent event = rules.at(now).events().read(said.event(), now);
        sayers.require(author, event.kind());
        StoredPersonEvent stored = new StoredPersonEvent(
                UUID.randomUUID(),
                author,
                name,
                digest.value(),
                event.kind(),
                true,
                now,
                now,
                receipts.taken(author, name, signed.jws().digest(), List.of(digest)));
        PersonEventVault.Sealed sealed = vault.seal(stored.id(), new String(json, StandardCharsets.UTF_8), jws);
        Filed filed = database.write(connection -> file(connection, sealed, stored, event));
        filed.afterwards().forEach(Runnable::run);
        sweep(filed, stored);
        return filed.receipt();
    }

    /** @param done the referrals that were found waiting */
    private record Filed(String receipt, Set<Set<PersonKey>> records, Set<UUID> done, List<Runnable> afterwards) {}

    /** A referral whose acceptance was not committed yet could not be seen by the event, nor the event by it. */
    private void sweep(Filed filed, StoredPersonEvent stored) {
        if (!filed.records().isEmpty()) {
            List<Runnable> afterwards = database.write(
                    connection -> effect(connection, stored, filed.records(), new HashSet<>(filed.done())));
            afterwards.forEach(Runnable::run);
        }
    }

    private Filed file(
            Connection connection, PersonEventVault.Sealed sealed, StoredPersonEvent stored, PersonEvent event)
            throws SQLException {
        List<Set<PersonKey>> sides = sides(event);
        if (event.kind() == PersonEvent.Kind.MERGE) {
            brought.require(connection, stored.author(), sides);
        }
        if (!sealed.file(connection, stored, sides)) {
            StoredPersonEvent other = vault.events()
                    .find(connection, stored.author(), stored.eventId())
                    .orElseThrow();
            return new Filed(compare(other, new Digest(stored.digest())), Set.of(), Set.of(), List.of());
        }
        boolean mistake = event.kind() == PersonEvent.Kind.REVOCATION;
        trail.append(
                connection,
                AuditRecord.of(mistake ? AuditEvent.PERSON_CHANGE_REVOKED : AuditEvent.PERSON_CHANGED)
                        .by(stored.author())
                        .about(new ReferralId(stored.eventId())));
        Set<Set<PersonKey>> records = event instanceof PersonEvent.Revocation revocation
                ? takeBack(connection, stored, revocation.revokes())
                : everyRecord(connection, sides);
        Set<UUID> done = new HashSet<>();
        List<Runnable> afterwards = effect(connection, stored, records, done);
        return new Filed(stored.receipt(), records, done, afterwards);
    }

    private List<Runnable> effect(
            Connection connection, StoredPersonEvent stored, Set<Set<PersonKey>> records, Set<UUID> done)
            throws SQLException {
        return stored.kind() == PersonEvent.Kind.DEATH
                ? affected.stopAll(connection, records, stored.author(), done)
                : affected.decideAllAgain(connection, records, done);
    }

    /** The records it was about, read while a merge still holds them together. */
    private Set<Set<PersonKey>> takeBack(Connection connection, StoredPersonEvent by, UUID revokes)
            throws SQLException {
        PersonEventLedger events = vault.events();
        StoredPersonEvent mistake = events.find(connection, by.author(), revokes)
                .filter(event -> event.kind() != PersonEvent.Kind.REVOCATION)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        Set<Set<PersonKey>> records = everyRecord(connection, events.sides(connection, mistake.id()));
        if (!events.revoke(connection, mistake.id(), by.receivedAt())) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED, "/revokes");
        }
        return records;
    }

    private Set<Set<PersonKey>> everyRecord(Connection connection, List<Set<PersonKey>> sides) throws SQLException {
        Set<Set<PersonKey>> records = new LinkedHashSet<>();
        for (Set<PersonKey> side : sides) {
            records.addAll(vault.events().known(connection, side).records());
        }
        return records;
    }

    private List<Set<PersonKey>> sides(PersonEvent event) {
        if (event instanceof PersonEvent.Merge merge) {
            return List.of(pseudonyms.of(merge.subject()), pseudonyms.of(merge.other()));
        }
        if (event instanceof PersonEvent.GuardianChange change) {
            return List.of(pseudonyms.of(change.subject()));
        }
        return event instanceof PersonEvent.Death death ? List.of(pseudonyms.of(death.subject())) : List.of();
    }

    private static String compare(StoredPersonEvent known, Digest digest) {
        if (!known.digest().equals(digest.value())) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT);
        }
        return known.receipt();
    }

    private static UUID requireOurs(SignedPersonEvent said, AgencyId author, Instant now) {
        if (!said.issuer().equals(PartyUrn.of(author))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
        if (!said.audience().equals(PartyUrn.GATEWAY)) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        if (said.issuedAt().isAfter(now.plus(CLOCK_SKEW))) {
            throw new Refusal(RefusalCode.DATE_FUTURE);
        }
        try {
            return UUID.fromString(said.id());
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
