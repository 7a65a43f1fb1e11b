package kz.daneker.inquiry;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.audit.Sequencer;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.ledger.EvidenceSeal;
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

/** What officers find in the trail, whichever engine keeps it. */
abstract class InquiryContract {
    private static final Instant START = Instant.parse("2026-06-15T00:00:00Z");
    private static final AgencyId CENTRE = new AgencyId("centre-47");
    private static final AgencyId CLINIC = new AgencyId("clinic-47-001");
    private static final AuditRecord OFFICER = AuditRecord.of(AuditEvent.READ).byOfficer("amber-41");

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();
    private final EvidenceSeal seal = new EvidenceSeal(new AtRestCipher(new byte[32], new SecureRandom()));
    private final List<ReferralId> referrals = new ArrayList<>();
    private Database database;
    private AuditTrail trail;
    private Inquiry inquiry;
    private EntryFollower follower;

    abstract StoreSettings settings();

    /** Ten seconds later each time it is asked. */
    private static final class TickingClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            now = now.plusSeconds(10);
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
            return Sql.update(connection, "update audit_lease set until_ms = 0");
        });
        trail = new AuditTrail(ReferenceKey.of(new byte[32]), clock, new SecureRandom());
        inquiry = new Inquiry(database, trail, seal);
        follower = new EntryFollower(database);
        for (int number = 0; number < 130; number++) {
            ReferralId referral = new ReferralId(UUID.randomUUID());
            referrals.add(referral);
            AuditRecord verified =
                    AuditRecord.of(AuditEvent.VERIFIED).by(CENTRE).about(referral);
            AuditRecord end = number % 13 == 0
                    ? AuditRecord.of(AuditEvent.REJECTED)
                            .by(CENTRE)
                            .about(referral)
                            .refused(RefusalCode.CONSENT_MISSING)
                    : AuditRecord.of(AuditEvent.RECEIPTED)
                            .by(CLINIC)
                            .about(referral)
                            .under("pol" + number % 2);
            trail.record(database, List.of(verified, end));
        }
        integrate();
    }

    private void integrate() {
        Sequencer.start(database, folder.resolve("log"), GrownLog.signer("test.example/audit"), Clock.systemUTC())
                .close();
        follower.follow();
    }

    @AfterEach
    void close() {
        follower.close();
        database.close();
    }

    private List<Entry> all(EntryFilter filter) {
        List<Entry> found = new ArrayList<>();
        Optional<EntryMark> mark = Optional.empty();
        do {
            EntryPage page = inquiry.search(OFFICER, filter, mark);
            found.addAll(page.entries());
            mark = page.next().map(EntryMark::toString).map(EntryMark::parse);
        } while (mark.isPresent());
        return found;
    }

    @Test
    void finds_everyRecordOnce_newestFirst() {
        List<Entry> found = all(EntryFilter.all());

        assertThat(found).hasSize(260).doesNotHaveDuplicates();
        assertThat(found.get(0).index()).isEqualTo(259);
        assertThat(found)
                .isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()) != 0
                        ? other.at().compareTo(one.at())
                        : Long.compare(other.index(), one.index()));
    }

    @Test
    void narrows_byEveryWord() {
        ReferralId seventh = referrals.get(7);

        assertThat(all(EntryFilter.all().by(CLINIC))).hasSize(120);
        assertThat(all(EntryFilter.all().of(AuditEvent.REJECTED))).hasSize(10);
        assertThat(all(EntryFilter.all().refusedWith(RefusalCode.CONSENT_MISSING)))
                .hasSize(10);
        assertThat(all(EntryFilter.all().refusedWith(RefusalCode.IIN_CHECKSUM))).isEmpty();
        assertThat(all(EntryFilter.all().under("pol1").by(CLINIC)))
                .isNotEmpty()
                .allMatch(entry -> entry.policy().equals("pol1") && entry.event() == AuditEvent.RECEIPTED);
        assertThat(all(EntryFilter.all().about(inquiry.ref(seventh)))).hasSize(2);
        Instant middle = all(EntryFilter.all()).get(100).at();
        assertThat(all(EntryFilter.all().from(middle)).size()
                        + all(EntryFilter.all().until(middle)).size())
                .isEqualTo(260);
        assertThat(all(EntryFilter.all().ofSubject("nobody"))).isEmpty();
    }

    @Test
    void writesDown_whoAsked() {
        String ref = inquiry.ref(referrals.get(0));
        file(referrals.get(0));
        inquiry.search(OFFICER.with(Evidence.sealed("/trail".getBytes(UTF_8))), EntryFilter.all(), Optional.empty());
        inquiry.trace(OFFICER.with(Evidence.sealed("/trail/{referral}".getBytes(UTF_8))), ref);
        integrate();

        assertThat(all(EntryFilter.all().byOfficer("amber-41")))
                .hasSize(2)
                .allMatch(entry -> entry.event() == AuditEvent.READ);
        assertThat(inquiry.readings("amber-41"))
                .extracting(PageReading::page, PageReading::ref)
                .containsExactlyInAnyOrder(tuple("/trail/{referral}", ref), tuple("/trail", ""));
        assertThat(inquiry.readings("amber-42")).isEmpty();
        assertThat(inquiry.trace(OFFICER, ref).entries())
                .as("whoever looked at a referral is part of its trace")
                .anyMatch(entry -> entry.actor().equals("officer:amber-41"));
    }

    @Test
    void proves_eachRecord_andFindsARowWrittenOver() {
        GrownLog log = GrownLog.in(folder.resolve("proof"), "daneker.example/log");
        Leaf first = new Leaf(START.toEpochMilli(), AuditEvent.VERIFIED, "gateway", "", "", "", "ok");
        Leaf second = new Leaf(START.toEpochMilli(), AuditEvent.RELEASED, "gateway", "", "", "", "ok");
        log.add(first, second);
        WitnessPolicy policy = WitnessPolicy.of(log.key(), log.secondKey());
        Optional<byte[]> note = Optional.of(log.note());
        log.add(first);
        List<Entry> entries = List.of(Entry.of(0, first), Entry.of(1, second), Entry.of(2, first));

        assertThat(TraceProof.of(entries, log.reader(), note, policy)).isEqualTo(new TraceProof(2, 2, 1, List.of()));
        assertThat(TraceProof.of(entries, log.reader(), Optional.empty(), policy))
                .isEqualTo(new TraceProof(0, 0, 3, List.of()));
        Entry forged = new Entry(1, START, AuditEvent.RELEASED, "gateway", "", "", "CONSENT_MISSING");
        assertThat(TraceProof.of(List.of(Entry.of(0, first), forged), log.reader(), note, policy))
                .isEqualTo(new TraceProof(2, 1, 0, List.of(1L)));
    }

    @Test
    void keeps_anOfficersLastTwentySearches() {
        SavedQuestions saved = new SavedQuestions(database, clock);
        for (int i = 0; i < 22; i++) {
            saved.keep("amber-43", "actor=agency%3Acentre-" + i);
        }
        saved.keep("amber-44", "event=READ");
        saved.keep("amber-44", "event=READ");

        assertThat(saved.of("amber-43")).hasSize(20);
        assertThat(saved.of("amber-44")).containsExactly("event=READ");
        saved.forget("amber-44", "event=READ");
        assertThat(saved.of("amber-44")).isEmpty();
    }

    @Test
    void counts_whatWaits() {
        Waiting before = inquiry.waiting();
        file(referrals.get(0));

        assertThat(inquiry.waiting())
                .isEqualTo(new Waiting(before.broker(), before.held(), before.sent() + 1, before.recalls()));
    }

    @Test
    void traces_whatWasDecided() {
        ReferralId referral = referrals.get(3);
        String decided =
                "{\"categories\":{\"EDU_NEEDS\":{\"consent\":\"c-1\",\"given\":\"SELF\",\"reason\":\"RELEASED\",\"why\":\"w\"},"
                        + "\"RELIGION\":{\"reason\":\"NOT_IN_MATRIX\"}},\"emergency\":false,\"masked\":true,"
                        + "\"matrix\":{\"version\":\"7\"},\"rule\":\"R05\"}";
        trail.record(
                database,
                List.of(AuditRecord.of(AuditEvent.DECIDED).about(referral).with(seal.seal(referral, decided))));
        file(referral);
        integrate();

        ReferralTrace trace = inquiry.trace(OFFICER, inquiry.ref(referral));
        assertThat(trace.entries())
                .extracting(Entry::event)
                .containsExactly(AuditEvent.VERIFIED, AuditEvent.RECEIPTED, AuditEvent.DECIDED);
        TracedDecision decision = trace.decisions().get(0);
        assertThat(decision.rule()).isEqualTo("R05");
        assertThat(decision.matrix()).isEqualTo("7");
        assertThat(decision.masked()).isTrue();
        assertThat(decision.categories())
                .containsExactlyInAnyOrder(
                        new TracedDecision.Category("EDU_NEEDS", "RELEASED", Optional.of("c-1"), Optional.of("SELF")),
                        new TracedDecision.Category("RELIGION", "NOT_IN_MATRIX", Optional.empty(), Optional.empty()));
        assertThat(trace.subjects()).containsExactly("person");
        assertThat(all(EntryFilter.all().ofSubject("person"))).hasSize(3);
    }

    private void file(ReferralId referral) {
        String id = UUID.randomUUID().toString();
        database.write(connection -> {
            Sql.update(
                    connection,
                    "insert into referral (id, sender, message_id, digest, recipient, state, state_at, received_at,"
                            + " expires_at, receipt, ref) values (?,?,?,?,?,?,?,?,?,?,?)",
                    id,
                    CENTRE,
                    referral,
                    "digest",
                    CLINIC,
                    "SENT",
                    START,
                    START,
                    START,
                    "receipt",
                    inquiry.ref(referral));
            return Sql.update(
                    connection,
                    "insert into referral_person (referral_id, purpose, kind, person) values (?,?,?,?)",
                    id,
                    "TREAT",
                    "IIN",
                    "person");
        });
    }

    @Test
    void counts_byHour() {
        List<DayCount> day = inquiry.day(START);

        assertThat(day.stream().mapToLong(DayCount::times).sum()).isEqualTo(260);
        assertThat(day.stream().filter(count -> count.event() == AuditEvent.REJECTED))
                .allMatch(count -> count.hour() <= 1);
        assertThat(inquiry.day(START.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void fillsItselfAgain() {
        database.write(connection -> Sql.update(connection, "delete from audit_entry"));
        follower.follow();
        follower.follow();

        assertThat(all(EntryFilter.all())).hasSize(260);
    }

    @Test
    void refuses_aMarkThatIsNone() {
        for (String text : List.of("", "1", "1-", "-1", "01-1", "1-1-1", "x-1", "1795360000000-41 or 1=1")) {
            assertThatThrownBy(() -> EntryMark.parse(text)).as(text).isInstanceOf(Refusal.class);
        }
    }
}
