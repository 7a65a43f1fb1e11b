package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.ReferralState;
import kz.daneker.store.Sql;

/**
 * Ties referrals to the consents they rest on. Of whom a referral is stays known, as pseudonyms, only while the referral
 * waits; which consents it rested on stays for good.
 */
public final class ConsentLinks {
    /**
     * Whom a waiting referral is about and what for.
     *
     * @param person keyed pseudonyms
     */
    public record Waiting(Purpose purpose, Set<PersonKey> person) {
        public Waiting {
            person = Set.copyOf(person);
        }
    }

    /** Notes of whom a referral is, with the consents it rests on. */
    public void note(Connection connection, UUID referral, Waiting waiting, Set<UUID> consents) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (PersonKey key : waiting.person()) {
            values.addAll(List.of(referral, waiting.purpose(), key.kind(), key.value()));
        }
        if (!values.isEmpty()) {
            String rows = String.join(",", Collections.nCopies(values.size() / 4, "(?,?,?,?)"));
            Sql.update(
                    connection,
                    "insert into referral_person (referral_id, purpose, kind, person) values " + rows,
                    values.toArray());
        }
        rest(connection, referral, consents);
    }

    /** Notes consents a referral rests on; one noted before changes nothing. */
    public void rest(Connection connection, UUID referral, Set<UUID> consents) throws SQLException {
        for (UUID consent : consents) {
            Sql.update(
                    connection,
                    "insert into referral_consent (referral_id, consent_id) values (?,?)"
                            + " on conflict (referral_id, consent_id) do nothing",
                    referral,
                    consent);
        }
    }

    /** Of whom a referral is and what for; empty once it left or was stopped. */
    public Optional<Waiting> waiting(Connection connection, UUID referral) throws SQLException {
        List<Waiting> rows = Sql.list(
                connection,
                "select purpose, kind, person from referral_person where referral_id = ?",
                row -> new Waiting(
                        Purpose.valueOf(row.getString(1)),
                        Set.of(new PersonKey(PersonKey.Kind.valueOf(row.getString(2)), row.getString(3)))),
                referral);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Set<PersonKey> person = new LinkedHashSet<>();
        rows.forEach(row -> person.addAll(row.person()));
        return Optional.of(new Waiting(rows.get(0).purpose(), person));
    }

    /** The consents a referral rests on. */
    public List<UUID> consentsOf(Connection connection, UUID referral) throws SQLException {
        return Sql.list(
                connection,
                "select consent_id from referral_consent where referral_id = ? order by consent_id",
                row -> UUID.fromString(row.getString(1)),
                referral);
    }

    /** The referrals that rest on a consent, wherever they are by now. */
    public List<UUID> referralsOn(Connection connection, UUID consent) throws SQLException {
        return Sql.list(
                connection,
                "select referral_id from referral_consent where consent_id = ? order by referral_id",
                row -> UUID.fromString(row.getString(1)),
                consent);
    }

    /** Referrals of a person to one of these recipients for one of these purposes that nobody has signed for yet. */
    public List<UUID> waitingOf(
            Connection connection, Set<PersonKey> person, Set<AgencyId> recipients, Set<Purpose> purposes)
            throws SQLException {
        return waitingOf(
                connection, person, (about, parties) -> purposes.contains(about) && recipients.contains(parties.to()));
    }

    /** Every referral of a person that nobody has signed for yet. */
    public List<UUID> waitingOf(Connection connection, Set<PersonKey> person) throws SQLException {
        return waitingOf(connection, person, (purpose, parties) -> true);
    }

    /** Whether this agency sent a referral of this person that nobody has signed for yet. */
    public boolean isWaitingFrom(Connection connection, AgencyId sender, Set<PersonKey> person) throws SQLException {
        return !waitingOf(
                        connection, person, (purpose, parties) -> parties.from().equals(sender))
                .isEmpty();
    }

    private record Parties(AgencyId from, AgencyId to) {}

    private List<UUID> waitingOf(Connection connection, Set<PersonKey> person, BiPredicate<Purpose, Parties> wanted)
            throws SQLException {
        Object[] values = PersonRows.recognising(person);
        if (values.length == 0) {
            return List.of();
        }
        Set<UUID> candidates = new LinkedHashSet<>(Sql.list(
                connection,
                "select referral_id from referral_person where person in (" + PersonRows.marks(values.length)
                        + ") order by referral_id",
                row -> UUID.fromString(row.getString(1)),
                values));
        List<UUID> waiting = new ArrayList<>();
        for (UUID candidate : candidates) {
            Optional<Waiting> about = waiting(connection, candidate);
            if (about.isPresent() && PersonKey.same(about.get().person(), person)) {
                Purpose purpose = about.get().purpose();
                waitingBetween(connection, candidate)
                        .filter(parties -> wanted.test(purpose, parties))
                        .ifPresent(parties -> waiting.add(candidate));
            }
        }
        return waiting;
    }

    private static Optional<Parties> waitingBetween(Connection connection, UUID referral) throws SQLException {
        return Sql.one(
                        connection,
                        "select sender, recipient, state from referral where id = ?",
                        row -> ReferralState.valueOf(row.getString(3)).awaitsDelivery()
                                ? Optional.of(
                                        new Parties(new AgencyId(row.getString(1)), new AgencyId(row.getString(2))))
                                : Optional.<Parties>empty(),
                        referral)
                .flatMap(parties -> parties);
    }
}
