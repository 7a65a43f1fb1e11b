package kz.daneker.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import kz.daneker.accessreport.AccessReportConfiguration;
import kz.daneker.accessreport.AccessReports;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditTrail;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.Requests;
import kz.daneker.paper.PersonReport;
import kz.daneker.paper.PersonReportPaper;
import kz.daneker.rules.RulesHistory;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;

/** Where the operator of the machine fetches a person's report that two officers agreed to. */
public final class ReportOffice implements AutoCloseable {
    private final Database database;
    private final AccessReports reports;
    private final AgencyRegister agencies;

    private ReportOffice(Database database, AccessReports reports, AgencyRegister agencies) {
        this.database = database;
        this.reports = reports;
        this.agencies = agencies;
    }

    /**
     * Opens a site's database and keys; starts nothing. What a gateway wrote in the last second may not be told yet.
     *
     * @param overrides settings by name, as for {@link Gateway#start}
     * @throws StartProblem with the one reason why not
     */
    public static ReportOffice open(Site site, Map<String, String> overrides) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        Keyring keyring = Keyring.open(site, agencies, clock, random);
        AuditTrail trail = new AuditTrail(DerivedKeys.references(keyring.keys()), clock, random);
        EvidenceSeal seal = new EvidenceSeal(
                new AtRestCipher(keyring.keys().keyEncryptionKey().getEncoded(), random));
        try {
            Database database = SiteStore.open(site, overrides);
            AccessReports reports = AccessReportConfiguration.of(
                    database,
                    Requests.of(
                            database,
                            Accounts.of(database, DerivedKeys.subjects(keyring.keys()), trail, clock, random),
                            trail,
                            clock),
                    new Inquiry(database, trail, seal),
                    new ConsentLedger(database.dialect(), clock),
                    new RulesHistory(keyring.trust(), agencies, site.mode() == Site.Mode.PRODUCTION),
                    clock);
            return new ReportOffice(database, reports, agencies);
        } catch (RuntimeException e) {
            throw StartProblem.of(e);
        }
    }

    /** Makes the report; refuses as {@link AccessReports#makeAtTheMachine}. */
    public PersonReport make(UUID request) {
        return reports.makeAtTheMachine(request);
    }

    /** Says what agencies are called on it. */
    public PersonReportPaper paper() {
        return new PersonReportPaper(agencies);
    }

    @Override
    public void close() {
        database.close();
    }
}
