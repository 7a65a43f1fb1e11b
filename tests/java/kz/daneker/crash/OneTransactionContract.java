package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.Site;
import kz.daneker.journey.Sheets;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepting is one transaction: whichever of its statements fails, nothing of it stays, and the same referral is accepted
 * afterwards as if it came for the first time.
 */
abstract class OneTransactionContract {
    private static final List<String> TABLES =
            List.of("referral", "referral_key", "referral_person", "audit_leaf", "audit_evidence", "outbox");

    @TempDir
    Path data;

    private int forbidden;

    /** What makes the gateway use this engine. */
    abstract Map<String, String> engine();

    abstract Connection connect() throws SQLException;

    /** Nobody time-stamps the log meanwhile: the record of that would come between two counts. */
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(engine());
        settings.putAll(Map.of(
                "server.port", "0",
                "management.server.port", "0",
                "daneker.broker.amqp-port", "0",
                "daneker.anchor.tsa", "none"));
        return settings;
    }

    /** Makes the next insert into a table fail once the table holds this many rows. */
    abstract void forbid(Statement statement, String table, long rows) throws SQLException;

    abstract void allow(Statement statement, String table) throws SQLException;

    @Test
    void leaves_nothing_whicheverStatementFails() throws SQLException {
        Books books = new Books();
        try (Gateway gateway =
                        Gateway.start(new Site(Path.of("").toAbsolutePath(), data, Site.Mode.DEVELOPMENT), settings());
                Agencies agencies =
                        new Agencies(data, books, List.of(URI.create("https://localhost:" + gateway.port())))) {
            SendingAgency sender = agencies.sender(0);
            for (String table : TABLES) {
                int statements = table.equals("audit_leaf") ? 3 : 1;
                for (int nth = 0; nth < statements; nth++) {
                    failsWhole(sender, sender.next(), table, nth);
                }
            }
        }
        assertThat(books.promises()).hasSize(TABLES.size() + 2);
    }

    @Test
    void takesAConsentBack_wholly_whicheverStatementFails() throws SQLException {
        try (Gateway gateway =
                        Gateway.start(new Site(Path.of("").toAbsolutePath(), data, Site.Mode.DEVELOPMENT), settings());
                Agencies agencies =
                        new Agencies(data, new Books(), List.of(URI.create("https://localhost:" + gateway.port())))) {
            AgencyClient centre = agencies.sender(0).client();
            ObjectNode referral = DatedReferral.toClinic(Instant.now());
            ObjectNode sheet = Sheets.of(referral);
            centre.consents().give(sheet);
            referral.putArray("consents")
                    .addObject()
                    .put("registered", Sheets.id(sheet).toString());
            SignedReferral sent = centre.signer().sign(referral);
            assertThat(centre.sending().send(sent)).isInstanceOf(AcceptedByGateway.class);
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> count(statement, "delivery") == 1 && count(statement, "outbox") == 0);
                statement.execute(
                        "update delivery set handed_at = 1"); // it may have been read: the recall belongs to it
                for (String table :
                        List.of("consent_word", "audit_leaf", "audit_leaf", "audit_leaf", "audit_leaf", "recall")) {
                    withdrawsNothing(centre, sheet, statement, table);
                }
                withdraw(centre, sheet);
                assertThat(count(statement, "referral_key")).isZero();
                assertThat(count(statement, "referral_person")).isZero();
                assertThat(count(statement, "recall")).isOne();
            }
            assertThat(centre.conversation().ask(sent.id().value()).state()).isEqualTo(ReferralState.WITHDRAWN);
        }
    }

    /** Each time on the same table one row later. */
    private void withdrawsNothing(AgencyClient centre, ObjectNode sheet, Statement statement, String table)
            throws SQLException {
        forbid(statement, table, count(statement, table) + (table.equals("audit_leaf") ? forbidden++ : 0));

        assertThatThrownBy(() -> withdraw(centre, sheet)).isInstanceOf(RuntimeException.class);
        assertThat(count(statement, "consent_word")).isZero();
        assertThat(count(statement, "recall")).isZero();
        assertThat(count(statement, "referral_key")).isOne();
        allow(statement, table);
        assertThat(centre.consents().show(Sheets.id(sheet)).at("/consent/state").asString(""))
                .isEqualTo("ACTIVE");
    }

    private static void withdraw(AgencyClient centre, ObjectNode sheet) {
        centre.consents()
                .end(
                        Sheets.id(sheet),
                        ConsentState.WITHDRAWN,
                        ConsentRecord.Capacity.PARENT,
                        ConsentRecord.Method.PAPER_SIGNED);
    }

    private void failsWhole(SendingAgency sender, SignedReferral referral, String table, int nth) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            await("the previous referral's own work is over")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> count(statement, "delivery") == count(statement, "referral")
                            && count(statement, "outbox") == 0);
            Map<String, Long> before = counts(statement);
            forbid(statement, table, before.get(table) + nth);

            assertThat(sender.client().sending().send(referral))
                    .as("no receipt when statement %d on %s fails", nth, table)
                    .isNotInstanceOf(AcceptedByGateway.class);
            assertThat(counts(statement)).as("%s, statement %d", table, nth).isEqualTo(before);

            allow(statement, table);
            assertThat(sender.send(referral)).isTrue();
        }
    }

    private static Map<String, Long> counts(Statement statement) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : TABLES) {
            counts.put(table, count(statement, table));
        }
        return counts;
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    static Connection to(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
