package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.Claim;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;

/** Compares, after everything ended in order, what was promised with what arrived, with the tables and with the trail. */
final class FinalCheck {
    private final Path data;
    private final Books books;
    private final Map<Long, byte[]> checkpoints = new LinkedHashMap<>();

    FinalCheck(Path data, Books books) {
        this.data = data;
        this.books = books;
    }

    /** Keeps the checkpoint as an outsider would have seen it now, if there is one yet. */
    void keepCheckpoint() throws IOException {
        Path file = data.resolve("log").resolve("checkpoint");
        if (Files.isRegularFile(file)) {
            byte[] note = Files.readAllBytes(file);
            checkpoints.put(policy().check(note).size(), note);
        }
    }

    void deliveries() {
        assertThat(books.faults()).isEmpty();
        for (AgencyId recipient : List.of(Agencies.CLINIC, Agencies.SCHOOL, Agencies.EMPLOYER)) {
            assertThat(books.deliveriesTo(recipient))
                    .as("each promise to %s kept once, none invented", recipient)
                    .hasSize(books.promisesTo(recipient).size());
        }
        List<UUID> promised = books.promisesTo(Agencies.CLINIC).stream()
                .map(promise -> promise.referral().id().value())
                .toList();
        assertThat(books.openReferrals()).containsExactlyInAnyOrderElementsOf(promised);
        assertThat(new HashSet<>(promised)).hasSameSizeAs(promised);
    }

    void tables(StoreSettings settings) {
        int promises = books.promises().size();
        try (Database database = Database.open(settings)) {
            assertThat(count(database, "select count(*) from referral")).isEqualTo(promises);
            assertThat(count(database, "select count(*) from referral where state = 'DELIVERED'"))
                    .isEqualTo(promises);
            assertThat(count(database, "select count(*) from delivery where state = 'RECEIPTED'"))
                    .isEqualTo(promises);
            assertThat(count(database, "select count(*) from referral_original")
                            + count(database, "select count(*) from delivery_jwe"))
                    .as("sealed content that outlived its referral")
                    .isZero();
            assertThat(count(database, "select count(*) from signed_word")).isEqualTo(promises);
            assertThat(count(database, "select count(*) from referral_key"))
                    .as("keys that outlived their referral")
                    .isZero();
            assertThat(count(database, "select count(*) from outbox")).isZero();
            assertThat(count(database, "select count(*) from audit_leaf where idx is null"))
                    .as("leaves the log has not taken up")
                    .isZero();
        }
    }

    /** Intact, and grown from every checkpoint seen on the way. */
    void trail() throws IOException {
        keepCheckpoint();
        for (byte[] note : checkpoints.values()) {
            TrailVerdict verdict = TrailVerifier.verify(
                    data.resolve("log"), policy(), List.of(Claim.kept(policy().check(note))), record -> {});
            assertThat(verdict.holds()).as(verdict.sentence()).isTrue();
        }
    }

    int checkpointsSeen() {
        return checkpoints.size();
    }

    private WitnessPolicy policy() throws IOException {
        return WitnessPolicy.parse(Files.readString(data.resolve("log.policy")));
    }

    private static long count(Database database, String sql) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
