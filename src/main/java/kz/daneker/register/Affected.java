package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.Dissent;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.ledger.PersonKey;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.rules.RulesInForce;

/** Finds the referrals on their way that a word of the register is about, and does to them what it asks for. */
final class Affected {
    private final ConsentLedger consents;
    private final ConsentLinks links;
    private final Undelivered undelivered;
    private final PersonLives lives;
    private final RulesInForce rules;
    private final Clock clock;

    Affected(
            ConsentLedger consents,
            ConsentLinks links,
            Undelivered undelivered,
            PersonLives lives,
            RulesInForce rules,
            Clock clock) {
        this.consents = consents;
        this.links = links;
        this.undelivered = undelivered;
        this.lives = lives;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A no: what waits is stopped for good, what rested on it and was delivered is asked back. What waits in an emergency
     * of a child is decided again instead: two clinics may have answered for it.
     */
    List<Runnable> stop(Connection connection, RegisteredConsent said) throws SQLException {
        List<Runnable> afterwards = new ArrayList<>();
        Set<UUID> emergencies = emergenciesOfAChild(connection, said);
        Set<UUID> referrals = new LinkedHashSet<>(waiting(connection, said, purposes(said)));
        referrals.addAll(links.referralsOn(connection, said.id()));
        for (UUID referral : referrals) {
            afterwards.add(
                    emergencies.contains(referral)
                            ? undelivered.decideAgain(connection, referral)
                            : undelivered.stop(connection, referral, said.collector()));
        }
        return afterwards;
    }

    private Set<UUID> emergenciesOfAChild(Connection connection, RegisteredConsent said) throws SQLException {
        Instant now = clock.instant();
        SharingMatrix matrix = rules.at(now).matrix();
        Set<Purpose> purposes = purposes(said);
        purposes.retainAll(matrix.emergency().purposes());
        return Dissent.isMinor(said.sheet().subject(), matrix, now)
                ? new HashSet<>(waiting(connection, said, purposes))
                : Set.of();
    }

    /** Another yes: what waits is decided again, whether it allows more, less or the same. */
    List<Runnable> decideAgain(Connection connection, RegisteredConsent... said) throws SQLException {
        Set<UUID> referrals = new LinkedHashSet<>();
        for (RegisteredConsent one : said) {
            referrals.addAll(waiting(connection, one, purposes(one)));
        }
        List<Runnable> afterwards = new ArrayList<>();
        for (UUID referral : referrals) {
            afterwards.add(undelivered.decideAgain(connection, referral));
        }
        return afterwards;
    }

    /**
     * The person died: whatever waits about them is stopped for good.
     *
     * @param done referrals to leave alone; those stopped are added
     */
    List<Runnable> stopAll(Connection connection, Collection<Set<PersonKey>> records, AgencyId by, Set<UUID> done)
            throws SQLException {
        List<Runnable> afterwards = new ArrayList<>();
        for (UUID referral : waiting(connection, records)) {
            if (done.add(referral)) {
                afterwards.add(undelivered.stop(connection, referral, by));
            }
        }
        return afterwards;
    }

    /**
     * Who may speak for the person, or who the person is, has changed: whatever waits is decided again.
     *
     * @param done referrals to leave alone; those decided again are added
     */
    List<Runnable> decideAllAgain(Connection connection, Collection<Set<PersonKey>> records, Set<UUID> done)
            throws SQLException {
        List<Runnable> afterwards = new ArrayList<>();
        for (UUID referral : waiting(connection, records)) {
            if (done.add(referral)) {
                afterwards.add(undelivered.decideAgain(connection, referral));
            }
        }
        return afterwards;
    }

    /** Consents before referrals, as everybody locks them; the referrals always in one order. */
    private Set<UUID> waiting(Connection connection, Collection<Set<PersonKey>> records) throws SQLException {
        consents.lockAllOf(connection, records);
        Set<UUID> waiting = new TreeSet<>();
        for (Set<PersonKey> record : records) {
            waiting.addAll(links.waitingOf(connection, record));
        }
        return waiting;
    }

    private static Set<Purpose> purposes(RegisteredConsent said) {
        Set<Purpose> purposes = new HashSet<>();
        said.sheet().consent().purposes().forEach(purpose -> purposes.add(Purpose.valueOf(purpose)));
        return purposes;
    }

    private Set<UUID> waiting(Connection connection, RegisteredConsent said, Set<Purpose> purposes)
            throws SQLException {
        Set<AgencyId> recipients = new HashSet<>();
        said.sheet().consent().recipients().forEach(recipient -> recipients.add(new AgencyId(recipient)));
        Set<UUID> waiting = new LinkedHashSet<>();
        for (Set<PersonKey> record : lives.known(connection, consents.personOf(connection, said.id()))
                .records()) {
            waiting.addAll(links.waitingOf(connection, record, recipients, purposes));
        }
        return waiting;
    }
}
