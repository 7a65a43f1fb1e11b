package kz.daneker.accessreport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;

/**
 * Which other referrals are of the same person, as far as the gateway can still tell: those on their way, and those that
 * rest on registered consents of that person. For the rest it keeps nothing to tell by, on purpose.
 */
final class RelatedReferrals {
    private final Database database;
    private final ConsentLedger consents;
    private final ConsentLinks links = new ConsentLinks();

    RelatedReferrals(Database database, ConsentLedger consents) {
        this.database = database;
        this.consents = consents;
    }

    /** Whether the trail knows a referral it calls this. */
    boolean isKnown(String ref) {
        return database.read(connection -> Sql.one(
                        connection,
                        "select idx from audit_entry where ref = ? and ref <> '' limit 1",
                        row -> row.getLong(1),
                        ref))
                .isPresent();
    }

    /** What the trail calls them; the one asked about is the first. */
    Set<String> of(String ref) {
        return database.read(connection -> {
            Set<String> refs = new LinkedHashSet<>(List.of(ref));
            for (UUID referral : ids(connection, ref)) {
                for (UUID other : same(connection, referral)) {
                    refs.addAll(Sql.list(
                            connection,
                            "select ref from referral where id = ? and ref <> ''",
                            row -> row.getString(1),
                            other));
                }
            }
            return refs;
        });
    }

    private static List<UUID> ids(Connection connection, String ref) throws SQLException {
        return Sql.list(
                connection,
                "select id from referral where ref = ? and ref <> '' order by id",
                row -> UUID.fromString(row.getString(1)),
                ref);
    }

    private Set<UUID> same(Connection connection, UUID referral) throws SQLException {
        Set<UUID> same = new LinkedHashSet<>();
        Optional<ConsentLinks.Waiting> waiting = links.waiting(connection, referral);
        if (waiting.isPresent()) {
            same.addAll(links.waitingOf(connection, waiting.get().person()));
            addResting(connection, consents.allOf(connection, waiting.get().person()), same);
        }
        for (UUID consent : links.consentsOf(connection, referral)) {
            addResting(connection, consents.allOf(connection, consents.personOf(connection, consent)), same);
        }
        return same;
    }

    private void addResting(Connection connection, List<StoredConsent> ofPerson, Set<UUID> same) throws SQLException {
        for (StoredConsent consent : ofPerson) {
            same.addAll(links.referralsOn(connection, consent.id()));
        }
    }
}
