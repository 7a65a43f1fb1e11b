package kz.daneker.inquiry;

import kz.daneker.store.RealPostgres;
import kz.daneker.store.StoreSettings;

class PostgresInquiryTest extends InquiryContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresInquiryTest.class);
    }
}
