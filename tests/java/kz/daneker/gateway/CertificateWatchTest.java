package kz.daneker.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.StrictJson;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.UnknownRevocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of keys is in force and in the log, whatever happened to the database meanwhile. */
class CertificateWatchTest {
    private static final Path CONFIG = Path.of("config");
    private static final PartyIdentity CENTRE =
            PartyIdentity.agency(new AgencyId("centre-11"), "190141000045", "Rehabilitation centre (Akmola Region)");
    private static final String KID = "kid: centre-11-sig-1\n";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SEVERAL_LOOKS = Duration.ofMillis(400);

    private final SecureRandom random = new SecureRandom();
    private Path bundle;
    private Database database;
    private TrustStore trust;
    private CertificateWatch watch;

    @BeforeEach
    void start(@TempDir Path data) {
        Clock clock = Clock.systemUTC();
        DevelopmentPki pki = new DevelopmentPki(data, clock, random);
        pki.prepare(List.of(CENTRE), List.of());
        bundle = pki.certificates().resolve("agencies/centre-11.pem");
        trust = TrustStore.open(pki.certificates(), List.of(CENTRE, PartyIdentity.GATEWAY), UnknownRevocation.ACCEPT);
        database = Database.open(StoreSettings.embedded(data.resolve("db")));
        AgencyRegister agencies =
                AgencyRegister.load(CONFIG.resolve("agencies.yaml"), Regions.load(CONFIG.resolve("regions.yaml")));
        SharingMatrix matrix =
                SharingMatrix.load(CONFIG.resolve("sharing-matrix.yaml"), MatrixSeal.NOT_REQUIRED, agencies);
        AuditTrail trail = new AuditTrail(ReferenceKey.of(new byte[32]), clock, random);
        Proceedings proceedings = new Proceedings(database, trail, trust, matrix);
        watch = new CertificateWatch(pki.certificates(), trust, proceedings, Duration.ofMillis(50));
    }

    @AfterEach
    void stop() {
        watch.close();
        database.close();
    }

    @Test
    void records_aRevocation_once() throws IOException {
        assertThat(keyEvents()).as("of the start").isEqualTo(1);

        revoke();

        await().during(SEVERAL_LOOKS).atMost(SOON).until(() -> keyEvents() == 2);
        assertThat(revoked()).isEqualTo(1);
    }

    @Test
    void records_aRevocation_thatCameWhileTheDatabaseWasAway() throws IOException {
        change("alter table audit_leaf rename to audit_leaf_away");
        revoke();
        await().during(SEVERAL_LOOKS).atMost(SOON).until(() -> revoked() == 1);

        change("alter table audit_leaf_away rename to audit_leaf");

        await().during(SEVERAL_LOOKS).atMost(SOON).until(() -> keyEvents() == 2);
    }

    @Test
    void keeps_theFormerKeys_whereTheFolderCannotBeTrusted() throws IOException {
        int before = trust.register().keys().size();

        Files.writeString(bundle, KID + "nothing of the kind\n");

        await().during(SEVERAL_LOOKS)
                .atMost(SOON)
                .until(() -> trust.register().keys().size() == before);
        assertThat(keyEvents()).isEqualTo(1);
    }

    private void revoke() throws IOException {
        String text = Files.readString(bundle);
        assertThat(text).contains(KID);
        Files.writeString(
                bundle, text.replace(KID, KID + "revoked: " + Instant.now().minusSeconds(1) + "\n"));
    }

    private long revoked() {
        return trust.register().keys().stream()
                .filter(key -> key.revokedAt() != null)
                .count();
    }

    private long keyEvents() {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select leaf from audit_leaf")) {
                long events = 0;
                while (rows.next()) {
                    String event =
                            StrictJson.readObject(rows.getBytes(1)).path("ev").asString("");
                    events += event.equals("KEY_EVENT") ? 1 : 0;
                }
                return events;
            }
        });
    }

    private void change(String ddl) {
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(ddl);
            }
        });
    }
}
