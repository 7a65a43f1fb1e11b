package kz.daneker.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.BrokenMatrix;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.rules.BrokenHistory;
import kz.daneker.rules.ChangeFiles;
import kz.daneker.rules.MatrixChange;
import kz.daneker.rules.RuleVersion;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.SignedChange;
import kz.daneker.signing.Digest;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.AgencyKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The matrix in config/ and the one in force are one, or nothing starts. */
class MatrixOfSiteTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final AgencyRegister AGENCIES =
            AgencyRegister.load(Path.of("config", "agencies.yaml"), Regions.load(Path.of("config", "regions.yaml")));

    @TempDir
    private static Path data;

    private static Keyring keyring;

    @TempDir
    private Path home;

    private Path matrix;
    private Database database;

    @BeforeAll
    static void makeKeys() {
        keyring = Keyring.open(
                new Site(Path.of(""), data, Site.Mode.DEVELOPMENT), AGENCIES, Clock.systemUTC(), new SecureRandom());
    }

    @BeforeEach
    void open() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        matrix = home.resolve("config/sharing-matrix.yaml");
        database = Database.open(StoreSettings.embedded(home.resolve("data/db")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RulesHistory history(boolean production) {
        return new RulesHistory(keyring.trust(), AGENCIES, production);
    }

    private void start(Instant at) {
        new MatrixOfSite(home.resolve("config"), MatrixSeal.NOT_REQUIRED, AGENCIES, false, clock(at))
                .agree(database, history(false));
    }

    private void startInProduction() {
        new MatrixOfSite(home.resolve("config"), MatrixSeal.NOT_REQUIRED, AGENCIES, true, clock(now))
                .agree(database, history(true));
    }

    private List<RuleVersion> recorded(boolean production) {
        return database.read(history(production)::read);
    }

    private static Clock clock(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }

    private SignedChange signed(SharingMatrix next, @Nullable SharingMatrix before, String... by) {
        SignedChange change = SignedChange.unsigned(new MatrixChange(
                new Digest(next.digest()),
                before == null ? null : new Digest(before.digest()),
                next.version(),
                now.plusSeconds(60).atOffset(ZoneOffset.UTC),
                "Less is enough for this recipient."));
        for (String agency : by) {
            AgencyKeys keys = AgencyKeys.open(
                    new AgencyId(agency), data.resolve("agencies").resolve(agency), keyring.trust());
            change = change.signedBy(keys.agency(), keys.signing());
        }
        return change;
    }

    private SharingMatrix load(Path file) {
        return SharingMatrix.load(file, MatrixSeal.NOT_REQUIRED, AGENCIES);
    }

    private Path next() throws IOException {
        return Files.writeString(
                home.resolve("config/sharing-matrix-1.1.yaml"),
                Files.readString(matrix).replace("version: \"1.0\"", "version: \"1.1\""));
    }

    @Test
    void records_theFirst_andStartsWithItAgain() {
        start(now);
        start(now.plusSeconds(10));

        assertThat(recorded(false)).hasSize(1);
    }

    @Test
    void refuses_aMatrixEditedByHand() throws IOException {
        start(now);
        Files.writeString(matrix, Files.readString(matrix).replace("CONTACT_SAFE, EDU_NEEDS]", "CONTACT_SAFE]"));

        assertThatThrownBy(() -> start(now))
                .isInstanceOf(BrokenHistory.class)
                .hasMessageContaining("version 1.0; found another: ");
    }

    @Test
    void startsWith_theFileWhoseHourHasCome() throws IOException {
        start(now);
        SharingMatrix first = load(matrix);
        SharingMatrix next = load(next());
        database.write(connection -> history(false).append(connection, next, signed(next, first, "moe", "ngo-a"), now));

        start(now.plusSeconds(59));
        start(now.plusSeconds(60));
        Files.delete(matrix);
        assertThatThrownBy(() -> start(now.plusSeconds(59))).isInstanceOf(BrokenHistory.class);
        start(now.plus(Duration.ofDays(30)));
    }

    @Test
    void begins_inProduction_withTwoSignatures() throws IOException {
        assertThatThrownBy(this::startInProduction)
                .isInstanceOf(BrokenHistory.class)
                .hasMessageContaining("MATRIX_SIGNERS");
        new ChangeFiles(matrix).write(signed(load(matrix), null, "moe"));
        assertThatThrownBy(this::startInProduction).isInstanceOf(BrokenHistory.class);
        new ChangeFiles(matrix).write(signed(load(matrix), null, "moe", "ngo-b"));
        startInProduction();

        assertThat(recorded(true))
                .singleElement()
                .satisfies(first -> assertThat(first.signers()).hasSize(2));
    }

    @Test
    void asks_forTheSealOfTheFirst() {
        MatrixOfSite sealed = new MatrixOfSite(
                home.resolve("config"),
                (file, content) -> {
                    throw new BrokenMatrix("a seal", "none", "seal it");
                },
                AGENCIES,
                false,
                clock(now));

        assertThatThrownBy(() -> sealed.agree(database, history(false))).isInstanceOf(BrokenMatrix.class);
        assertThat(recorded(false)).isEmpty();
        assertThatCode(() -> start(now)).doesNotThrowAnyException();
    }
}
