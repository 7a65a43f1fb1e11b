package kz.daneker.accessreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.audit.Sequencer;
import kz.daneker.inquiry.EntryFollower;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.ledger.ConsentLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.PendingRequest;
import kz.daneker.officer.Requests;
import kz.daneker.officer.Role;
import kz.daneker.officer.SubjectKey;
import kz.daneker.officer.TwoPersonAction;
import kz.daneker.paper.PersonReport;
import kz.daneker.paper.PersonReport.Reader;
import kz.daneker.paper.PersonReport.Sight;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person may know, whichever engine keeps it. */
abstract class AccessReportContract {
    private static final AgencyId CENTRE = new AgencyId("centre-47");
    private static final AgencyId CLINIC = new AgencyId("clinic-47-001");
    private static final String BY_PARENT = "{\"consent\":\"c-parent\",\"given\":\"PARENT\",\"reason\":\"RELEASED\"}";
    private static final String ALONE = "{\"consent\":\"c-own\",\"given\":\"SELF\",\"reason\":\"RELEASED\"}";
    private static final String UNSAID = "{\"consent\":\"c-old\",\"reason\":\"RELEASED\"}";
    private static final String STAYED = "{\"reason\":\"CONSENT_DENY\"}";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final EvidenceSeal seal = new EvidenceSeal(new AtRestCipher(new byte[32], new SecureRandom()));
    private Database database;
    private AuditTrail trail;
    private Inquiry inquiry;
    private Requests requests;
    private AccessReports reports;
    private OfficerId dpo;
    private OfficerId supervisor;

    abstract StoreSettings settings();

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-06-15T07:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table : List.of("audit_entry", "audit_leaf", "audit_evidence", "audit_tree")) {
                Sql.update(connection, "delete from " + table);
            }
            return 0;
        });
        SecureRandom random = new SecureRandom();
        trail = new AuditTrail(ReferenceKey.of(new byte[32]), clock, random);
        inquiry = new Inquiry(database, trail, seal);
        Accounts accounts = Accounts.of(database, SubjectKey.of(new byte[32]), trail, clock, random);
        requests = Requests.of(database, accounts, trail, clock);
        reports = new AccessReports(
                requests,
                inquiry,
                new RelatedReferrals(database, new ConsentLedger(database.dialect(), clock)),
                new Passing(decision -> Optional.of(Purpose.TREAT)),
                clock);
        dpo = accounts.add(EnumSet.of(Role.DPO)).id();
        supervisor = accounts.add(EnumSet.of(Role.SUPERVISOR, Role.DPO)).id();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void says_whoSawWhichCategory_whenWhyAndOnWhatConsent() {
        ReferralId referral = referral("\"HEALTH_SUMMARY\":" + BY_PARENT + ",\"RELIGION\":" + STAYED);

        PersonReport report = report(Reader.PERSON, referral);

        assertThat(report.referrals()).singleElement().satisfies(passed -> {
            assertThat(passed.from()).contains(CENTRE);
            assertThat(passed.purpose()).contains(Purpose.TREAT);
            assertThat(passed.categories())
                    .containsExactly(new PersonReport.Category(DataCategory.HEALTH_SUMMARY, Optional.of("c-parent")));
            assertThat(passed.sights())
                    .extracting(Sight::kind, Sight::by)
                    .containsExactly(
                            tuple(Sight.Kind.SENT, Optional.of(CENTRE)),
                            tuple(Sight.Kind.RECEIVED, Optional.of(CLINIC)));
        });
        assertThat(AccessReportJson.of(report).toString())
                .contains("HEALTH_SUMMARY", "c-parent", "clinic-47-001")
                .doesNotContain("RELIGION");
    }

    @Test
    void follows_thePersonsOtherReferrals_byTheirConsents_andNobodyElses() {
        ReferralId one = referral("\"HEALTH_SUMMARY\":" + BY_PARENT);
        ReferralId other = referral("\"EDU_NEEDS\":" + BY_PARENT);
        ReferralId stranger = referral("\"EDU_NEEDS\":" + BY_PARENT);
        consent("person-one-iin-pseudon", one);
        consent("person-one-iin-pseudon", other);
        consent("person-two-iin-pseudon", stranger);

        assertThat(report(Reader.PERSON, one).referrals())
                .extracting(PersonReport.Passed::ref)
                .containsExactlyInAnyOrder(inquiry.ref(one), inquiry.ref(other));
    }

    @Test
    void tellsAGuardian_nothingTheChildConsentedToAlone() {
        ReferralId both = referral(
                "\"HEALTH_SUMMARY\":" + BY_PARENT + ",\"REPRO_HEALTH\":" + ALONE + ",\"MENTAL_HEALTH\":" + UNSAID);
        ReferralId alone = referral("\"REPRO_HEALTH\":" + ALONE);
        consent("person-iin-pseudonym-1", both);
        consent("person-iin-pseudonym-1", alone);
        ReferralId twin = referral("\"HEALTH_SUMMARY\":" + BY_PARENT);

        PersonReport guardians = report(Reader.GUARDIAN, both);
        PersonReport ofTwin = report(Reader.GUARDIAN, twin);

        assertThat(report(Reader.PERSON, both).referrals()).hasSize(2);
        assertThat(shape(guardians, inquiry.ref(both))).isEqualTo(shape(ofTwin, inquiry.ref(twin)));
        assertThat(report(Reader.GUARDIAN, alone).referrals())
                .extracting(PersonReport.Passed::ref)
                .doesNotContain(inquiry.ref(alone));
    }

    /** All a report says, but for whose it is. */
    private static String shape(PersonReport report, String ref) {
        return AccessReportJson.of(report)
                .toString()
                .replace(report.request(), "request")
                .replace(ref, "ref");
    }

    @Test
    void tellsOfAnEmergency_alsoAGuardian() {
        ReferralId referral = referral("\"EMERGENCY_HEALTH\":{\"reason\":\"RELEASED\"}", true);

        assertThat(report(Reader.GUARDIAN, referral).referrals())
                .flatExtracting(PersonReport.Passed::categories)
                .containsExactly(new PersonReport.Category(DataCategory.EMERGENCY_HEALTH, Optional.empty()));
    }

    @Test
    void tellsOnlyWhoAsked_onceAnotherApproved_andForAWeek() {
        ReferralId referral = referral("\"HEALTH_SUMMARY\":" + BY_PARENT);
        integrate();
        PendingRequest asked = ask(Reader.PERSON, referral);
        refused(() -> reports.make(asked.id(), dpo));
        assertThatThrownBy(() -> requests.approve(dpo, asked.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.OWN_REQUEST));
        requests.approve(supervisor, asked.id());

        refused(() -> reports.make(asked.id(), supervisor));
        assertThat(reports.make(asked.id(), dpo).referrals()).hasSize(1);
        assertThat(reports.makeAtTheMachine(asked.id()).referrals()).hasSize(1);
        clock.now = clock.now.plus(Duration.ofDays(7));
        refused(() -> reports.make(asked.id(), dpo));
        refused(() -> reports.makeAtTheMachine(asked.id()));
    }

    @Test
    void writesDown_thatItWasRead() {
        ReferralId referral = referral("\"HEALTH_SUMMARY\":" + BY_PARENT);
        report(Reader.PERSON, referral);
        integrate();

        assertThat(inquiry.readings(dpo.value())).singleElement().satisfies(reading -> {
            assertThat(reading.ref()).isEqualTo(inquiry.ref(referral));
            assertThat(reading.page()).startsWith("access report ");
        });
        assertThat(report(Reader.PERSON, referral).referrals())
                .as("and the person's next report says so")
                .flatExtracting(PersonReport.Passed::sights)
                .extracting(Sight::kind)
                .contains(Sight.Kind.LOOKED_UP);
    }

    private static void refused(Supplier<PersonReport> report) {
        assertThatThrownBy(report::get)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_FOUND));
    }

    private PersonReport report(Reader reader, ReferralId referral) {
        integrate();
        PendingRequest asked = ask(reader, referral);
        requests.approve(supervisor, asked.id());
        return reports.make(asked.id(), dpo);
    }

    private PendingRequest ask(Reader reader, ReferralId referral) {
        assertThat(reports.isKnown(inquiry.ref(referral))).isTrue();
        return requests.ask(
                dpo, TwoPersonAction.ACCESS_REPORT, new ReportSubject(reader, inquiry.ref(referral)).toString());
    }

    private ReferralId referral(String categories) {
        return referral(categories, false);
    }

    /** Sent, decided, released and received. */
    private ReferralId referral(String categories, boolean emergency) {
        ReferralId referral = new ReferralId(UUID.randomUUID());
        String decided = "{\"categories\":{" + categories + "},\"emergency\":" + emergency
                + ",\"masked\":false,\"matrix\":{\"sha256\":\"d\",\"version\":\"1.0\"},\"rule\":\"R02\"}";
        trail.record(
                database,
                List.of(
                        AuditRecord.of(AuditEvent.ACCEPTED).by(CENTRE).about(referral),
                        AuditRecord.of(AuditEvent.DECIDED).about(referral).with(seal.seal(referral, decided)),
                        AuditRecord.of(AuditEvent.RELEASED).about(referral),
                        AuditRecord.of(AuditEvent.RECEIPTED).by(CLINIC).about(referral)));
        database.write(connection -> Sql.update(
                connection,
                "insert into referral (id, sender, message_id, digest, recipient, state, state_at, received_at,"
                        + " expires_at, receipt, ref) values (?,?,?,?,?,?,?,?,?,?,?)",
                referral.value(),
                CENTRE,
                referral,
                "digest",
                CLINIC,
                "DELIVERED",
                clock.now,
                clock.now,
                clock.now,
                "receipt",
                inquiry.ref(referral)));
        return referral;
    }

    /** A consent of its own for this referral, by a person whom the register knows by a pseudonym. */
    private void consent(String person, ReferralId referral) {
        UUID consent = UUID.randomUUID();
        database.write(connection -> {
            Sql.update(
                    connection,
                    "insert into consent (id, collector, consent_id, digest, version, state, state_at, received_at,"
                            + " expires_at, receipt) values (?,?,?,?,?,?,?,?,?,?)",
                    consent,
                    CENTRE,
                    consent,
                    "digest",
                    1,
                    "ACTIVE",
                    clock.now,
                    clock.now,
                    clock.now,
                    "receipt");
            Sql.update(
                    connection,
                    "insert into consent_person (consent_id, kind, person) values (?,?,?)",
                    consent,
                    "IIN",
                    person);
            return Sql.update(
                    connection,
                    "insert into referral_consent (referral_id, consent_id) values (?,?)",
                    referral.value(),
                    consent);
        });
    }

    private void integrate() {
        database.write(connection -> Sql.update(connection, "update audit_lease set until_ms = 0"));
        Sequencer.start(database, folder.resolve("log"), GrownLog.signer("test.example/audit"), Clock.systemUTC())
                .close();
        try (EntryFollower follower = new EntryFollower(database)) {
            follower.follow();
        }
    }
}
