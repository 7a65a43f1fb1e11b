package kz.daneker.ledger;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresPersonEventLedgerTest extends PersonEventLedgerContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresPersonEventLedgerTest.class);
    }
}
