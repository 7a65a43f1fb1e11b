package kz.daneker.witness;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.Disk;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteSignature;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.witness.WitnessStanding.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the log's newest checkpoint to the witnesses of its policy, and keeps the newest one enough of them cosigned.
 *
 * <p>Runs beside the sequencer and stops nothing: a witness that is away costs cosignatures, not referrals. One that
 * contradicts is an alarm, and at the start a reason not to start.
 */
public final class Witnessing implements AutoCloseable {
    /** The newest checkpoint that satisfies the policy, beside the log's folder. */
    public static final String FILE = "witnessed.checkpoint";

    private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);

    private final LogReader log;
    private final WitnessPolicy policy;
    private final Disk disk;
    private final List<AskedWitness> witnesses;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread asker = new Thread(work, "audit-witnesses");
        asker.setDaemon(true);
        return asker;
    });

    /**
     * Asks nobody yet.
     *
     * @param policy its witnesses with a URL are asked
     * @param disk where {@link #FILE} is kept, e.g. {@code data/witnessed}
     * @param records how many the database holds: a folder that is behind it is no rolled back log
     */
    public Witnessing(
            LogReader log, WitnessPolicy policy, Disk disk, HttpClient http, LongSupplier records, Clock clock) {
        this.log = log;
        this.policy = policy;
        this.disk = disk;
        List<AskedWitness> asked = new ArrayList<>();
        for (WitnessPolicy.Witness witness : policy.witnesses().values()) {
            witness.url().ifPresent(url -> asked.add(new AskedWitness(witness, url, http, records, clock)));
        }
        this.witnesses = List.copyOf(asked);
    }

    /** Asks again and again, until closed. */
    public void keepAsking(Duration pause) {
        if (!witnesses.isEmpty()) {
            ScheduledFuture<?> untilClosed = thread.scheduleWithFixedDelay(
                    this::askOrSayWhy, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
            if (untilClosed.isDone()) {
                throw new IllegalStateException("the witnesses must be asked until the gateway stops");
            }
        }
    }

    /**
     * Asks every witness about a checkpoint before anything newer is signed.
     *
     * @param note the newest signed note of this log, or one of the empty log where there is none
     * @throws TrailFault if a witness has seen a log this one did not grow from
     */
    public void requireNoneContradicts(byte[] note) {
        ask(note);
        for (WitnessStanding standing : standings()) {
            if (standing.contradicts()) {
                throw new TrailFault("no witness may contradict the log, found " + standing.name() + ": "
                        + standing.sentence() + "; restore the newest database and log");
            }
        }
    }

    /** Each witness that is asked, in the order of the policy. */
    public List<WitnessStanding> standings() {
        return witnesses.stream().map(AskedWitness::standing).toList();
    }

    /** The newest signed note that satisfies the policy; none until enough witnesses cosigned one. */
    public Optional<byte[]> witnessed() {
        return disk.has(FILE) ? Optional.of(disk.read(FILE)) : Optional.empty();
    }

    /** Asks every witness about the newest checkpoint, once. */
    public void ask() {
        log.newest().ifPresent(this::ask);
    }

    private synchronized void ask(byte[] note) {
        Checkpoint checkpoint = policy.checkLog(note);
        List<NoteSignature> cosignatures = new ArrayList<>();
        for (AskedWitness witness : witnesses) {
            Kind before = witness.standing().kind();
            witness.ask(note, checkpoint, log).ifPresent(cosignatures::add);
            tell(before, witness.standing());
        }
        if (!cosignatures.isEmpty() && checkpoint.size() > 0) {
            keep(SignedNote.parse(note).with(cosignatures));
        }
    }

    private void keep(SignedNote cosigned) {
        try {
            policy.check(cosigned.bytes());
        } catch (TrailFault e) {
            return; // too few this time
        }
        disk.put(FILE, cosigned.bytes());
    }

    private static void tell(Kind before, WitnessStanding now) {
        if (now.kind() != before) {
            if (now.contradicts()) {
                LOG.error("witness {} contradicts the log: {}", now.name(), now.sentence());
            } else {
                LOG.info("witness {}: {}", now.name(), now.sentence());
            }
        }
    }

    private void askOrSayWhy() {
        try {
            ask();
        } catch (UncheckedIOException | TrailFault e) {
            LOG.warn("the witnesses could not be asked: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("asking the witnesses failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
