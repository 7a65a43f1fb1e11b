package kz.daneker.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
    @Override
    StoreSettings settings() {
        return RealPostgres.freshFor(PostgresDatabaseTest.class);
    }

    @Test
    void is_unavailable_whenNobodyListens() {
        StoreSettings nobody = StoreSettings.postgresql("jdbc:postgresql://127.0.0.1:1/none", "a", "b", 2);

        assertThatThrownBy(() -> Database.open(nobody)).isInstanceOf(StoreUnavailable.class);
    }
}
