package kz.daneker.rules;

import static kz.daneker.rules.RulesSite.CLINIC;
import static kz.daneker.rules.RulesSite.FIRST;
import static kz.daneker.rules.RulesSite.GUARDIANS;
import static kz.daneker.rules.RulesSite.MINISTRY;
import static kz.daneker.rules.RulesSite.NGO;
import static kz.daneker.rules.RulesSite.REGISTER;
import static kz.daneker.rules.RulesSite.SECOND;
import static kz.daneker.rules.RulesSite.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.ConsentRulesFile;
import kz.daneker.consent.ConsentTables;
import kz.daneker.consent.ReferenceNumbers;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.consent.SheetGate;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.PersonEventReader;
import kz.daneker.referral.ReferralReader;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Digest;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.Party;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history of rules takes and what it refuses, whichever engine keeps it. */
abstract class RulesHistoryContract {
    @TempDir
    private static Path data;

    private static RulesSite site;

    Database database;
    private RulesHistory history;

    abstract StoreSettings settings();

    @BeforeAll
    static void makeKeys() {
        site = new RulesSite(data);
    }

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table : List.of("rule_version", "rule_signature", "decision_input")) {
                Sql.update(connection, "delete from " + table);
            }
            return 0;
        });
        history = new RulesHistory(site.trust, REGISTER, false);
        begin(history, FIRST, null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void begin(RulesHistory any, SharingMatrix matrix, SignedChange change) {
        database.write(connection -> {
            any.begin(connection, matrix, change, site.now.minusSeconds(3600));
            return 0;
        });
    }

    private RuleVersion apply(SharingMatrix matrix, SignedChange change) {
        return database.write(connection -> history.append(connection, matrix, change, site.now));
    }

    private List<RuleVersion> read() {
        return read(history);
    }

    private List<RuleVersion> read(RulesHistory any) {
        return database.read(any::read);
    }

    private void refuses(RefusalCode code, SharingMatrix matrix, SignedChange change) {
        int before = read().size();
        assertThat(catchThrowableOfType(Refusal.class, () -> apply(matrix, change))
                        .code())
                .isEqualTo(code);
        assertThat(read()).hasSize(before);
    }

    private Instant tomorrow() {
        return site.now.plus(Duration.ofDays(1));
    }

    @Test
    void takes_whatTwoSigned_andKeepsWhoAndWhy() {
        RuleVersion version = apply(SECOND, site.signed(FIRST, SECOND, tomorrow()));

        assertThat(version.inForceFrom()).isEqualTo(tomorrow());
        assertThat(read()).hasSize(2).last().satisfies(kept -> {
            assertThat(kept.matrix().digest()).isEqualTo(SECOND.digest());
            assertThat(kept.inForceFrom()).isEqualTo(tomorrow());
            assertThat(kept.recordedAt()).isEqualTo(site.now);
            assertThat(kept.signers()).containsExactlyInAnyOrder(MINISTRY, NGO);
            assertThat(kept.change().reason()).isEqualTo(RulesSite.REASON);
        });
    }

    @Test
    void takes_anySecondTheMatrixNames() {
        SignedChange change = site.signed(RulesSite.unsigned(FIRST, SECOND, tomorrow()), MINISTRY, GUARDIANS);

        assertThat(apply(SECOND, change).signers()).containsExactlyInAnyOrder(MINISTRY, GUARDIANS);
    }

    @Test
    void refuses_fewerThanTwo_theSameTwice_andWhoMayNotSign() {
        SignedChange unsigned = RulesSite.unsigned(FIRST, SECOND, tomorrow());
        SignedChange ministry = site.signed(unsigned, MINISTRY);
        List<SignedChange.Signature> twice = new ArrayList<>(ministry.signatures());
        twice.addAll(ministry.signatures());

        refuses(RefusalCode.MATRIX_SIGNERS, SECOND, unsigned);
        refuses(RefusalCode.MATRIX_SIGNERS, SECOND, ministry);
        refuses(RefusalCode.MATRIX_SIGNERS, SECOND, new SignedChange(unsigned.statement(), twice));
        refuses(RefusalCode.MATRIX_SIGNERS, SECOND, site.signed(unsigned, NGO, GUARDIANS));
        refuses(RefusalCode.MATRIX_SIGNERS, SECOND, site.signed(unsigned, MINISTRY, CLINIC));
        refuses(RefusalCode.MATRIX_SIGNERS, SECOND, site.signed(unsigned, MINISTRY, NGO, CLINIC));
    }

    @Test
    void refuses_oneAgencysSignatureUnderAnothersName() {
        SignedChange unsigned = RulesSite.unsigned(FIRST, SECOND, tomorrow());
        SignedChange forged = site.signed(unsigned, MINISTRY).signedBy(NGO, site.key(MINISTRY));

        refuses(RefusalCode.KEY_UNKNOWN, SECOND, forged);
    }

    @Test
    void refuses_aSignatureOverOtherWords() {
        SignedChange signed = site.signed(FIRST, SECOND, tomorrow());
        SignedChange altered =
                new SignedChange(signed.statement().replace("Schools asked", "Nobody asked"), signed.signatures());

        refuses(RefusalCode.SIGNATURE_INVALID, SECOND, altered);
    }

    @Test
    void refuses_theSignatureOfAnotherKindOfFile() {
        SignedChange unsigned = RulesSite.unsigned(FIRST, SECOND, tomorrow());
        List<SignedChange.Signature> signatures =
                new ArrayList<>(site.signed(unsigned, MINISTRY).signatures());
        signatures.add(new SignedChange.Signature(NGO, DetachedJws.sign(unsigned.bytes(), site.key(NGO))));

        refuses(RefusalCode.ENVELOPE_MALFORMED, SECOND, new SignedChange(unsigned.statement(), signatures));
    }

    @Test
    void refuses_aKeyThatWasRevokedBefore_butKeepsWhatItSignedWhileGood() throws IOException {
        apply(SECOND, site.signed(FIRST, SECOND, tomorrow()));
        Path bundle = site.bundle(NGO);
        String whole = Files.readString(bundle);
        try {
            String kid = site.key(NGO).kid().value();
            Files.writeString(bundle, revoked(whole, kid, site.now.plusMillis(1)));
            site.trust.reload();
            RulesHistory later = new RulesHistory(site.trust, REGISTER, false);

            assertThat(read(later)).hasSize(2);
            SignedChange change = site.signed(SECOND, THIRD, site.now.plus(Duration.ofDays(2)));
            assertThat(catchThrowableOfType(
                                    Refusal.class,
                                    () -> database.write(connection ->
                                            later.append(connection, THIRD, change, site.now.plusSeconds(60))))
                            .code())
                    .isEqualTo(RefusalCode.CERT_EXPIRED);
        } finally {
            Files.writeString(bundle, whole);
            site.trust.reload();
        }
        assertThat(site.trust.register().find(Party.of(NGO), site.key(NGO).kid().value()))
                .isNotNull();
    }

    private static String revoked(String bundle, String kid, Instant at) {
        return bundle.replace("kid: " + kid, "revoked: " + at + "\nreason: keyCompromise\nkid: " + kid);
    }

    @Test
    void refuses_aFileThatIsNotTheOneSigned() {
        refuses(RefusalCode.MATRIX_DIGEST, THIRD, site.signed(FIRST, SECOND, tomorrow()));
    }

    @Test
    void refuses_aSkip_aRollback_andTheSameAgain() {
        refuses(RefusalCode.MATRIX_CHAIN, THIRD, site.signed(SECOND, THIRD, tomorrow()));
        refuses(RefusalCode.MATRIX_CHAIN, FIRST, site.signed(FIRST, FIRST, tomorrow()));

        SignedChange there = site.signed(FIRST, SECOND, tomorrow());
        apply(SECOND, there);
        refuses(RefusalCode.MATRIX_CHAIN, SECOND, there);
        refuses(RefusalCode.MATRIX_CHAIN, THIRD, site.signed(FIRST, THIRD, tomorrow()));

        apply(FIRST, site.signed(SECOND, FIRST, tomorrow().plusSeconds(1)));
        refuses(RefusalCode.MATRIX_TIME, SECOND, there);
    }

    @Test
    void refuses_timesPast_tooFar_andBeforeTheFormerChange() {
        refuses(RefusalCode.MATRIX_TIME, SECOND, site.signed(FIRST, SECOND, site.now.minusSeconds(301)));
        refuses(RefusalCode.MATRIX_TIME, SECOND, site.signed(FIRST, SECOND, site.now.plus(Duration.ofDays(367))));

        apply(SECOND, site.signed(FIRST, SECOND, tomorrow()));
        refuses(RefusalCode.MATRIX_TIME, THIRD, site.signed(SECOND, THIRD, tomorrow()));
    }

    @Test
    void gives_everyGatewayTimeToKnow() {
        assertThat(apply(SECOND, site.signed(FIRST, SECOND, site.now.minusSeconds(60)))
                        .inForceFrom())
                .isEqualTo(site.now.plus(RulesHistory.KNOWN_EVERYWHERE));
    }

    @Test
    void refuses_aMatrixNobodyCouldChange() {
        SharingMatrix last =
                RulesSite.matrix("1.1", "change: {owner: moe, seconded_by: [guard-11-001, ngo-a, ngo-b]}", "# nobody");

        refuses(RefusalCode.MATRIX_SIGNERS, last, site.signed(FIRST, last, tomorrow()));
    }

    @Test
    void lets_theFormerMatrixSayWhoMaySign_notTheNewOne() {
        SharingMatrix friendly =
                RulesSite.matrix("1.1", "seconded_by: [guard-11-001, ngo-a, ngo-b]", "seconded_by: [clinic-47-001]");
        SignedChange change = RulesSite.unsigned(FIRST, friendly, tomorrow());

        refuses(RefusalCode.MATRIX_SIGNERS, friendly, site.signed(change, MINISTRY, CLINIC));
        apply(friendly, site.signed(change, MINISTRY, NGO));
        refuses(
                RefusalCode.MATRIX_SIGNERS,
                THIRD,
                site.signed(friendly, THIRD, tomorrow().plusSeconds(1)));
    }

    @Test
    void begins_inProduction_onlyWithTwo() {
        RulesHistory production = new RulesHistory(site.trust, REGISTER, true);
        assertThatThrownBy(() -> database.read(production::read)).isInstanceOf(BrokenHistory.class);

        database.write(connection -> Sql.update(connection, "delete from rule_version"));
        assertThatThrownBy(() -> begin(production, FIRST, null)).isInstanceOf(Refusal.class);
        SignedChange first = SignedChange.unsigned(new MatrixChange(
                new Digest(FIRST.digest()), null, "1.0", site.now.atOffset(ZoneOffset.UTC), RulesSite.REASON));
        assertThatThrownBy(() -> begin(production, FIRST, site.signed(first, MINISTRY)))
                .isInstanceOf(Refusal.class);
        begin(production, FIRST, site.signed(first, MINISTRY, NGO));

        assertThat(read(production)).hasSize(1);
    }

    @Test
    void notices_whatWasWrittenByHand() {
        apply(SECOND, site.signed(FIRST, SECOND, tomorrow()));
        for (String tampering : List.of(
                "update rule_version set matrix = replace(matrix, 'EDU_PROGRESS', 'EDU_NEEDS') where number = 1",
                "update rule_version set statement = replace(statement, 'Schools', 'schools') where number = 1",
                "update rule_version set statement = null where number = 1",
                "update rule_version set matrix = replace(matrix, 'R02', 'R77') where number = 0",
                "delete from rule_signature where agency = 'ngo-a'",
                "delete from rule_version where number = 0")) {
            assertThatThrownBy(() -> database.write(connection -> {
                        Sql.update(connection, tampering);
                        return history.read(connection);
                    }))
                    .as(tampering)
                    .isInstanceOf(BrokenHistory.class)
                    .hasMessageContaining("; found ");
        }
        assertThat(read()).hasSize(2);
    }

    @Test
    void takes_oneOfTwoHandedInAtOnce() throws Exception {
        List<SharingMatrix> next = List.of(SECOND, THIRD);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> hands = new ArrayList<>();
        for (SharingMatrix matrix : next) {
            hands.add(threads.submit(() -> {
                start.await();
                try {
                    apply(matrix, site.signed(FIRST, matrix, tomorrow()));
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.MATRIX_CHAIN);
                    refused.incrementAndGet();
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> hand : hands) {
            hand.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(refused).hasValue(1);
        assertThat(read()).hasSize(2);
    }

    @Test
    void decides_byTheMatrixOfTheMoment() {
        apply(SECOND, site.signed(FIRST, SECOND, tomorrow()));
        RulesInForce rules = inForce();

        assertThat(rules.at(tomorrow().minusMillis(1)).matrix().digest()).isEqualTo(FIRST.digest());
        assertThat(rules.at(tomorrow()).matrix().digest()).isEqualTo(SECOND.digest());
    }

    @Test
    void decides_nothing_onceTheHistoryShrank() {
        apply(SECOND, site.signed(FIRST, SECOND, tomorrow()));
        RulesInForce rules = inForce();
        database.write(connection -> Sql.update(connection, "delete from rule_version where number = 1"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThatThrownBy(() -> rules.at(site.now))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.UNAVAILABLE)));
    }

    private RulesInForce inForce() {
        return new RulesInForce(database, history, RulesHistoryContract::rules);
    }

    private static Rules rules(SharingMatrix matrix) {
        Regions regions = Regions.load(Path.of("config", "regions.yaml"));
        return new Rules(
                matrix,
                new ReferralReader(matrix.referralRules(), regions),
                new ConsentSheetReader(matrix.referralRules(), regions),
                new PersonEventReader(matrix.referralRules(), regions),
                new SheetGate(
                        matrix,
                        AgencyRegister.load(Path.of("config", "agencies.yaml"), regions),
                        new ReferenceNumbers()),
                new ConsentTables(
                        matrix,
                        ConsentRulesFile.load(Path.of("config", "consent-rules.yaml"), matrix),
                        AgencyRegister.load(Path.of("config", "agencies.yaml"), regions)),
                ConsentGate.load(Path.of("config"), matrix));
    }
}
