package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of {@link UnusableConsents} may rely on, on either engine. */
abstract class UnusableConsentsContract extends LedgerContract {
    private static final String BODY = "{\"resourceType\":\"Consent\",\"note\":\"Сәрсенова\"}";
    private static final String DIGEST = "a".repeat(43);

    private final UnusableConsents unusable = new UnusableConsents(cipher);

    @BeforeEach
    void empty() {
        database.write(connection -> {
            try (PreparedStatement empty = connection.prepareStatement("delete from unusable_consent")) {
                return empty.executeUpdate();
            }
        });
    }

    @Test
    void keeps_oncePerCollectorAndContent() {
        UnusableConsents.Kept first = kept(CENTRE);

        assertThat(keep(first)).isTrue();
        assertThat(keep(kept(CENTRE))).isFalse();
        assertThat(keep(kept(OTHER_CENTRE))).isTrue();
        assertThat(maybe(connection -> unusable.body(connection, first.id()))).contains(BODY);
        assertThat(rows("select count(*) from unusable_consent")).isEqualTo(2);
        assertThat(rows("select count(*) from consent_key")).isEqualTo(2);
    }

    @Test
    void seals_whatItKeeps() {
        UnusableConsents.Kept one = kept(CENTRE);
        keep(one);
        database.write(connection -> {
            KeyCabinet.ofConsents().destroy(connection, one.id());
            return 0;
        });

        assertThat(maybe(connection -> unusable.body(connection, one.id()))).isEmpty();
    }

    @Test
    void forgets_whatItSays_once_andStillKnowsIt() {
        UnusableConsents.Kept one = kept(CENTRE);
        keep(one);
        assertThat(receivedBefore(NOW.minusMillis(1))).isEmpty();
        assertThat(receivedBefore(NOW)).containsExactly(one.id());

        assertThat(erase(one)).isTrue();
        assertThat(erase(one)).isFalse();

        assertThat(receivedBefore(NOW)).isEmpty();
        assertThat(maybe(connection -> unusable.body(connection, one.id()))).isEmpty();
        assertThat(keep(kept(CENTRE))).isFalse();
    }

    private List<UUID> receivedBefore(Instant moment) {
        return database.read(connection -> unusable.receivedBefore(connection, moment, 9));
    }

    private boolean erase(UnusableConsents.Kept one) {
        return database.write(connection -> unusable.erase(connection, one.id()));
    }

    private boolean keep(UnusableConsents.Kept one) {
        return database.write(connection -> unusable.keep(connection, one, BODY, "a..c"));
    }

    private static UnusableConsents.Kept kept(AgencyId collector) {
        return new UnusableConsents.Kept(
                UUID.randomUUID(), collector, DIGEST, RefusalCode.CONSENT_UNUSABLE, "Consent.provision.type", NOW);
    }
}
