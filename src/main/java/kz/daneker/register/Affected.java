package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.RegisteredConsent;

/** Finds the referrals on their way that a word of the register is about, and does to them what it asks for. */
final class Affected {
    private final ConsentLedger consents;
    private final ConsentLinks links;
    private final Undelivered undelivered;

    Affected(ConsentLedger consents, ConsentLinks links, Undelivered undelivered) {
        this.consents = consents;
        this.links = links;
        this.undelivered = undelivered;
    }

    /** A no: what waits is stopped for good, what rested on it and was delivered is asked back. */
    List<Runnable> stop(Connection connection, RegisteredConsent said) throws SQLException {
        List<Runnable> afterwards = new ArrayList<>();
        Set<UUID> referrals = new LinkedHashSet<>(waiting(connection, said));
        referrals.addAll(links.referralsOn(connection, said.id()));
        for (UUID referral : referrals) {
            afterwards.add(undelivered.stop(connection, referral, said.collector()));
        }
        return afterwards;
    }

    /** Another yes: what waits is decided again, whether it allows more, less or the same. */
    List<Runnable> decideAgain(Connection connection, RegisteredConsent... said) throws SQLException {
        Set<UUID> referrals = new LinkedHashSet<>();
        for (RegisteredConsent one : said) {
            referrals.addAll(waiting(connection, one));
        }
        List<Runnable> afterwards = new ArrayList<>();
        for (UUID referral : referrals) {
            afterwards.add(undelivered.decideAgain(connection, referral));
        }
        return afterwards;
    }

    private List<UUID> waiting(Connection connection, RegisteredConsent said) throws SQLException {
        ConsentRecord consent = said.sheet().consent();
        Set<AgencyId> recipients = new HashSet<>();
        consent.recipients().forEach(recipient -> recipients.add(new AgencyId(recipient)));
        Set<Purpose> purposes = new HashSet<>();
        consent.purposes().forEach(purpose -> purposes.add(Purpose.valueOf(purpose)));
        return links.waitingOf(connection, consents.personOf(connection, said.id()), recipients, purposes);
    }
}
