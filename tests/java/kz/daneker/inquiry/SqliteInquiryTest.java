package kz.daneker.inquiry;

import kz.daneker.store.StoreSettings;

class SqliteInquiryTest extends InquiryContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.embedded(folder.resolve("db"));
    }
}
