package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.consent.Dissent;
import kz.daneker.consent.PersonLife;
import kz.daneker.consent.RegisterWord;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.KnownPerson;
import kz.daneker.ledger.PersonKey;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.RulesInForce;
import kz.daneker.store.Database;

/** What intake and delivery ask the register: does it know the person, and has it changed since they asked. */
public final class ConsentRegister {
    private final Database database;
    private final ConsentVault vault;
    private final ConsentLinks links;
    private final PersonPseudonyms pseudonyms;
    private final RulesInForce rules;
    private final PersonLives lives;

    ConsentRegister(
            Database database,
            ConsentVault vault,
            ConsentLinks links,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            PersonLives lives) {
        this.database = database;
        this.vault = vault;
        this.links = links;
        this.pseudonyms = pseudonyms;
        this.rules = rules;
        this.lives = lives;
    }

    /**
     * Puts the register's word in place of what a referral claims.
     *
     * @throws Refusal {@code CONSENT_UNKNOWN} as {@link RegisterWord#over}
     */
    public KnownConsents confirm(Referral referral, Instant now) {
        Set<PersonKey> person = pseudonyms.of(referral.subject());
        OnFile onFile = database.read(connection -> onFile(connection, person, now));
        Map<UUID, ConsentState> seen = new HashMap<>();
        Set<UUID> yes = new HashSet<>();
        Referral confirmed = referral;
        for (List<RegisteredConsent> record : onFile.byRecord()) {
            record.forEach(one -> seen.put(one.id(), one.state()));
            yes.addAll(RegisterWord.yes(referral, record, now));
            confirmed = RegisterWord.over(confirmed, record, now);
        }
        return new KnownConsents(
                onFile.life().limit(confirmed),
                new ConsentLinks.Waiting(referral.header().purpose(), person),
                yes,
                onFile.dissent(referral, rules.at(now).matrix(), now),
                seen,
                onFile.events());
    }

    /**
     * @param byRecord the consents of each record that is of this person: one record's word never stands in for
     *     another's, so records that were merged allow no more than any of them alone
     */
    private record OnFile(PersonLife life, Set<UUID> events, List<List<RegisteredConsent>> byRecord) {
        /** What any record refuses stays refused. */
        Dissent dissent(Referral referral, SharingMatrix matrix, Instant now) {
            Set<DataCategory> refused = new HashSet<>();
            byRecord.forEach(record ->
                    refused.addAll(Dissent.to(referral, record, matrix, now).categories()));
            return new Dissent(refused, Dissent.isMinor(referral.subject(), matrix, now), life.ended());
        }
    }

    private OnFile onFile(Connection connection, Set<PersonKey> person, Instant now) throws SQLException {
        KnownPerson known = lives.known(connection, person);
        PersonLife life = lives.life(connection, known, now);
        List<List<RegisteredConsent>> byRecord = new ArrayList<>();
        for (Set<PersonKey> record : known.records()) {
            byRecord.add(open(connection, record).stream().map(life::limit).toList());
        }
        return new OnFile(life, PersonLives.standing(known), byRecord);
    }

    /**
     * Ties an accepted referral to its person and its consents, in the transaction that files it.
     *
     * @throws Refusal {@code UNAVAILABLE} if the register changed since it was asked: sent again, it is decided again
     */
    public void note(Connection connection, UUID referral, KnownConsents known) throws SQLException {
        if (!isAsSeen(connection, known)) {
            throw new Refusal(RefusalCode.UNAVAILABLE);
        }
        links.note(connection, referral, known.waiting(), known.rests());
    }

    /** Ties a released referral to the consents it rests on now; false, and nothing done, if the register has changed. */
    public boolean stillAsSeen(Connection connection, UUID referral, KnownConsents known) throws SQLException {
        if (!isAsSeen(connection, known)) {
            return false;
        }
        links.rest(connection, referral, known.rests());
        return true;
    }

    /**
     * Whether nothing happened to the person since; asked once more when the referral is locked, for what happens to a
     * person of whom no consent is on file has no row to be locked by before.
     */
    public boolean isSamePersonAs(Connection connection, KnownConsents known) throws SQLException {
        return PersonLives.standing(lives.known(connection, known.waiting().person()))
                .equals(known.events());
    }

    /** Locks what was seen, so that whoever changes it after this waits for the caller and then finds its referral. */
    private boolean isAsSeen(Connection connection, KnownConsents known) throws SQLException {
        KnownPerson person = lives.known(connection, known.waiting().person());
        Map<UUID, ConsentState> now = new HashMap<>();
        vault.consents().lockAllOf(connection, person.records()).forEach(one -> now.put(one.id(), one.state()));
        return now.equals(known.seen()) && PersonLives.standing(person).equals(known.events());
    }

    /**
     * Whether what was made ready may still be handed over: nothing happened to its person since, nothing was said about
     * its recipient and its purpose, and no consent it rests on ran out. Holds off whoever is about to say something until the caller's
     * commit.
     */
    public boolean standsSince(Connection connection, StoredDelivery ready, Instant now) throws SQLException {
        Optional<ConsentLinks.Waiting> waiting = links.waiting(connection, ready.referralId());
        if (waiting.isEmpty()) {
            return true;
        }
        KnownPerson person = lives.known(connection, waiting.get().person());
        if (person.events().values().stream()
                .anyMatch(event -> event.changedAt().isAfter(ready.createdAt()))) {
            return false;
        }
        List<StoredConsent> ofPerson = vault.consents().lockAllOf(connection, person.records());
        if (ofPerson.isEmpty()) {
            return true;
        }
        List<UUID> rests = links.consentsOf(connection, ready.referralId());
        for (StoredConsent one : ofPerson) {
            boolean ranOut = rests.contains(one.id()) && !now.isBefore(one.expiresAt());
            if (ranOut || isSaidSince(connection, one, ready, waiting.get().purpose())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSaidSince(Connection connection, StoredConsent one, StoredDelivery ready, Purpose purpose)
            throws SQLException {
        Instant since = ready.createdAt();
        if (!one.stateAt().isAfter(since) && !one.receivedAt().isAfter(since)) {
            return false;
        }
        return open(connection, one)
                .map(opened -> opened.speaksOf(ready.recipient(), purpose))
                .orElse(true);
    }

    private List<RegisteredConsent> open(Connection connection, Set<PersonKey> person) throws SQLException {
        List<RegisteredConsent> opened = new ArrayList<>();
        for (StoredConsent one : vault.consents().allOf(connection, person)) {
            open(connection, one).ifPresent(opened::add);
        }
        return opened;
    }

    /** A consent of the register, read as on the day it was registered; empty once erased. */
    Optional<RegisteredConsent> open(Connection connection, StoredConsent stored) throws SQLException {
        return vault.sheet(connection, stored.id())
                .map(json -> FiledFhir.isOne(json) ? opened(stored, FiledFhir.read(json)) : opened(stored, json));
    }

    private RegisteredConsent opened(StoredConsent stored, String json) {
        ConsentSheet sheet = rules.at(stored.receivedAt())
                .sheets()
                .read(StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8)), stored.receivedAt());
        return opened(stored, new FiledFhir(sheet, Set.of(), ""));
    }

    static RegisteredConsent opened(StoredConsent stored, FiledFhir filed) {
        return new RegisteredConsent(
                stored.id(),
                stored.collector(),
                stored.version(),
                stored.state(),
                stored.stateAt(),
                filed.sheet(),
                filed.excepted());
    }
}
