package kz.daneker.journey;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.client.AgencyClient;
import kz.daneker.privacy.LiveSite;
import kz.daneker.referral.StrictJson;
import kz.daneker.trust.TrustStore;
import tools.jackson.databind.node.ObjectNode;

/** A gateway in service, every agency of the register at its door, and a look behind the counter. */
final class Exchange implements AutoCloseable {
    private static final Set<String> BY_THE_CLOCK = Set.of("ANCHORED", "ALERT_OPENED", "ALERT_CLOSED");

    private final LiveSite site;
    private final Map<String, Party> parties = new ConcurrentHashMap<>();

    Exchange(Path data, Map<String, String> overrides) {
        this.site = LiveSite.start(data, overrides);
    }

    Exchange(Path data) {
        this(data, Map.of());
    }

    Path data() {
        return site.data();
    }

    AgencyRegister agencies() {
        return site.agencies();
    }

    int amqpPort() {
        return site.amqpPort();
    }

    URI address() {
        return site.address();
    }

    Party party(String id) {
        return parties.computeIfAbsent(id, name -> new Party(this, new AgencyId(name)));
    }

    Party sender(ObjectNode referral) {
        return party(referral.at("/sender/agencyId").asString(""));
    }

    Party recipient(ObjectNode referral) {
        return party(referral.at("/recipient/agencyId").asString(""));
    }

    /** As an agency that starts now reads it: what was registered or revoked meanwhile included. */
    TrustStore trust() {
        return AgencyClient.trust(data().resolve("certs"), agencies());
    }

    /**
     * What the trail says happened after a leaf, oldest first, e.g. {@code ACCEPTED agency:centre-47 ok}; without what the
     * gateway's own clocks add at any moment.
     */
    List<String> leavesAfter(long leaf) {
        List<String> events = new ArrayList<>();
        query("select leaf from audit_leaf where seq > ? order by seq", leaf, row -> {
            ObjectNode json = StrictJson.readObject(row.getBytes(1));
            if (BY_THE_CLOCK.contains(json.path("ev").asString(""))) {
                return;
            }
            events.add(json.path("ev").asString("") + " " + json.path("actor").asString("") + " "
                    + json.path("out").asString(""));
        });
        return events;
    }

    long lastLeaf() {
        return number("select coalesce(max(seq), 0) from audit_leaf where 0 = ?", 0);
    }

    /** How many referrals the database holds under this message id, whatever became of them. */
    long referrals(String messageId) {
        return number("select count(*) from referral where message_id = ?", messageId);
    }

    long unusable() {
        return number("select count(*) from unusable_consent where 0 = ?", 0);
    }

    long referrals() {
        return number("select count(*) from referral where 0 = ?", 0);
    }

    /** Waits until nothing is on its way from the database to the broker, or between the broker's queues. */
    void settle(String messageId) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> number(
                                "select count(*) from referral r where message_id = ? and state = 'SENT' and not exists"
                                        + " (select 1 from delivery d where d.referral_id = r.id)",
                                messageId)
                        == 0);
    }

    /** Waits until the outbox owes nothing: what goes to the broker has gone. */
    void settleBroker() {
        await().atMost(Duration.ofSeconds(20)).until(() -> number("select count(*) from outbox where 0 = ?", 0) == 0);
    }

    Instant now() {
        return Instant.now();
    }

    private long number(String sql, Object parameter) {
        long[] found = new long[1];
        query(sql, parameter, row -> found[0] = row.getLong(1));
        return found[0];
    }

    /** Changes one row behind the gateway's back. */
    void change(String sql, String id) {
        try (Connection connection = site.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the gateway's database must be writable beside it", e);
        }
    }

    /** When a delivery lapses by itself, ms since 1970; 0 if it does not. */
    long lapse(UUID delivery) {
        return number("select coalesce(lapses_at, 0) from delivery where id = ?", delivery.toString());
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Object parameter, Row each) {
        try (Connection connection = site.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the gateway's database must be readable beside it", e);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        site.close();
    }
}
