package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.ConsentLinks;
import kz.daneker.ledger.PersonKey;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Whether an agency itself has brought a person to the gateway; what others brought makes no difference. */
final class BroughtBefore {
    private final ConsentLedger consents;
    private final ConsentLinks links;

    BroughtBefore(ConsentLedger consents, ConsentLinks links) {
        this.consents = consents;
        this.links = links;
    }

    /** @throws Refusal {@code PERSON_NOT_BROUGHT} alike for somebody others know and somebody nobody knows */
    void require(Connection connection, AgencyId agency, List<Set<PersonKey>> persons) throws SQLException {
        boolean all = true;
        for (Set<PersonKey> person : persons) {
            all &= links.isWaitingFrom(connection, agency, person)
                    || consents.allOf(connection, person).stream()
                            .anyMatch(one -> one.collector().equals(agency));
        }
        if (!all) {
            throw new Refusal(RefusalCode.PERSON_NOT_BROUGHT, "/other");
        }
    }
}
