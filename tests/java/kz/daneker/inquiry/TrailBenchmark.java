package kz.daneker.inquiry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.GrownLog;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.audit.Sequencer;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;

/**
 * A trail of a million records on SQLite: what taking one up costs as it grows, how soon an officer has a page, how fast
 * the log is verified. {@code bench/trail} runs it, in a folder of its own that it removes.
 */
public final class TrailBenchmark {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int GROUP = 500;
    private static final int ASKED = 60;
    private static final AuditRecord OFFICER = AuditRecord.of(AuditEvent.READ).byOfficer("amber-41");

    private final SecureRandom random = new SecureRandom();
    private final Database database;
    private final AuditTrail trail = new AuditTrail(ReferenceKey.of(new byte[32]), Clock.systemUTC(), random);
    private final Path folder;
    private final List<ReferralId> some = new ArrayList<>();

    private TrailBenchmark(Path folder) {
        this.folder = folder;
        this.database = Database.open(StoreSettings.embedded(folder.resolve("db")));
    }

    /** No arguments. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("daneker-trail");
        try {
            new TrailBenchmark(folder).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(TrailBenchmark::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try (database;
                EntryFollower follower = new EntryFollower(database)) {
            int size = 0;
            for (int next : SIZES) {
                fill(next - size);
                long took = nanos(this::integrate);
                long followed = nanos(follower::follow);
                say(next, (next - size), took, followed);
                size = next;
            }
            search();
            verify();
        }
    }

    private static void say(int size, int added, long took, long followed) {
        System.out.printf(
                "%,9d records: log %.1f µs, search table %.1f µs for each of the last %,d%n",
                size, took / 1e3 / added, followed / 1e3 / added, added);
    }

    private void fill(int records) {
        for (int done = 0; done < records; done += GROUP) {
            List<AuditRecord> group = new ArrayList<>();
            for (int i = 0; i < GROUP; i += 5) {
                ReferralId referral = new ReferralId(UUID.randomUUID());
                AgencyId sender = new AgencyId("centre-" + random.nextInt(10, 60));
                AgencyId recipient = new AgencyId("clinic-" + random.nextInt(10, 99));
                group.add(AuditRecord.of(AuditEvent.VERIFIED).by(sender).about(referral));
                group.add(AuditRecord.of(AuditEvent.DECIDED).about(referral).under("matrix-" + random.nextInt(5)));
                group.add(AuditRecord.of(AuditEvent.RELEASED).about(referral));
                group.add(AuditRecord.of(AuditEvent.DELIVERED).by(recipient).about(referral));
                group.add(
                        random.nextInt(50) == 0
                                ? AuditRecord.of(AuditEvent.REJECTED)
                                        .by(sender)
                                        .about(referral)
                                        .refused(RefusalCode.CONSENT_MISSING)
                                : AuditRecord.of(AuditEvent.RECEIPTED)
                                        .by(recipient)
                                        .about(referral));
                if (some.size() < ASKED) {
                    some.add(referral);
                }
            }
            trail.record(database, group);
        }
    }

    private void integrate() {
        Sequencer.start(database, folder.resolve("log"), GrownLog.signer("bench/audit"), Clock.systemUTC())
                .close();
    }

    private void search() {
        Inquiry inquiry = new Inquiry(database, trail, new EvidenceSeal(new AtRestCipher(new byte[32], random)));
        Instant middle = inquiry.search(OFFICER, EntryFilter.all(), Optional.empty())
                .entries()
                .get(0)
                .at()
                .minusSeconds(20);
        Map<String, EntryFilter> asked = new LinkedHashMap<>();
        asked.put("everything", EntryFilter.all());
        asked.put("one agency", EntryFilter.all().by(new AgencyId("centre-21")));
        asked.put(
                "one agency before a moment",
                EntryFilter.all().by(new AgencyId("clinic-21")).until(middle));
        asked.put("one refusal", EntryFilter.all().refusedWith(RefusalCode.CONSENT_MISSING));
        asked.put(
                "one refusal of one agency",
                EntryFilter.all().by(new AgencyId("centre-21")).refusedWith(RefusalCode.CONSENT_MISSING));
        asked.put("one matrix, one event", EntryFilter.all().under("matrix-3").of(AuditEvent.DECIDED));
        asked.put(
                "what never happened",
                EntryFilter.all().of(AuditEvent.BREAK_GLASS).by(new AgencyId("centre-21")));
        asked.put("one referral", EntryFilter.all().about(inquiry.ref(some.get(7))));
        asked.forEach((what, filter) -> {
            List<Long> took = new ArrayList<>();
            Optional<EntryMark> mark = Optional.empty();
            for (int i = 0; i < ASKED; i++) {
                Optional<EntryMark> from = mark;
                long start = System.nanoTime();
                mark = inquiry.search(OFFICER, filter, from).next();
                took.add(System.nanoTime() - start);
            }
            took.sort(Comparator.naturalOrder());
            System.out.printf(
                    "%-28s median %5.1f ms, 95 %% %5.1f ms, longest %5.1f ms%n",
                    what, took.get(ASKED / 2) / 1e6, took.get(ASKED * 95 / 100) / 1e6, took.get(ASKED - 1) / 1e6);
        });
    }

    private void verify() {
        WitnessPolicy policy = WitnessPolicy.of(GrownLog.signer("bench/audit").verifier());
        TrailVerdict[] verdict = new TrailVerdict[1];
        long took = nanos(() -> verdict[0] = TrailVerifier.verify(folder.resolve("log"), policy));
        long records = ((TrailVerdict.Intact) verdict[0]).records();
        System.out.printf(
                "verified %,d records in %.1f s: %,.0f a second%n", records, took / 1e9, records / (took / 1e9));
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
