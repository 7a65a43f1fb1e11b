package kz.daneker.accessreport;

import java.time.Clock;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.officer.Requests;
import kz.daneker.paper.PersonReportPaper;
import kz.daneker.rules.RulesHistory;
import kz.daneker.store.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the console asks for a person's report. */
@Configuration(proxyBeanMethods = false)
public class AccessReportConfiguration {
    @Bean
    AccessReports accessReports(
            Database database,
            Requests requests,
            Inquiry inquiry,
            ConsentVault consents,
            RulesHistory history,
            Clock clock) {
        return of(database, requests, inquiry, consents.consents(), history, clock);
    }

    @Bean
    PersonReportPaper personReportPaper(AgencyRegister agencies) {
        return new PersonReportPaper(agencies);
    }

    /** The same beside a gateway, or where none runs. */
    public static AccessReports of(
            Database database,
            Requests requests,
            Inquiry inquiry,
            ConsentLedger consents,
            RulesHistory history,
            Clock clock) {
        return new AccessReports(
                requests,
                inquiry,
                new RelatedReferrals(database, consents),
                new Passing(new Purposes(database, history)::of),
                clock);
    }
}
