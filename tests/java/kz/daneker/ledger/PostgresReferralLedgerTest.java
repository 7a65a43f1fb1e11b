package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresReferralLedgerTest extends ReferralLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresReferralLedgerTest.class);
    }
}
