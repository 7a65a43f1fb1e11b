package kz.daneker.witness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.CosignatureVerifier;
import kz.daneker.audit.Cosigner;
import kz.daneker.audit.Disk;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.Proofs;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TrailFault;

/**
 * Remembers the newest checkpoint of each log it knows, and cosigns a newer one only when that grew from it. Who sees the
 * cosignature knows that nobody was shown another log.
 *
 * @see <a href="https://c2sp.org/tlog-witness@v1.0.0">C2SP tlog-witness</a>
 */
public final class Witness {
    private final List<NoteVerifier> logs;
    private final Disk memory;
    private final Cosigner cosigner;
    private final Clock clock;

    /**
     * A witness of these logs.
     *
     * @param memory where the newest checkpoint of each is kept; whoever takes it away makes the witness blind
     */
    public Witness(List<NoteVerifier> logs, Disk memory, Cosigner cosigner, Clock clock) {
        this.logs = List.copyOf(logs);
        this.memory = memory;
        this.cosigner = cosigner;
        this.clock = clock;
    }

    /** What those who count on this witness are given. */
    public CosignatureVerifier verifier() {
        return cosigner.verifier();
    }

    /**
     * Cosigns a checkpoint; it is on the disk before the answer leaves. One at a time: two at once could roll it back.
     *
     * @return the signature line, newline included
     */
    synchronized String cosign(AddCheckpoint asked) {
        byte[] note = asked.note();
        NoteVerifier log = known(note);
        Checkpoint newer = proved(note, log);
        if (asked.oldSize() > newer.size()) {
            throw new NotCosigned(NotCosigned.Why.MALFORMED);
        }
        String file = file(newer.origin());
        Optional<Checkpoint> last =
                memory.has(file) ? Optional.of(Checkpoint.open(memory.read(file), log)) : Optional.empty();
        long lastSize = last.map(Checkpoint::size).orElse(0L);
        if (asked.oldSize() != lastSize) {
            throw new NotCosigned(NotCosigned.Why.OTHER_SIZE, lastSize);
        }
        requireGrown(last, newer, asked);
        memory.put(file, note);
        return cosigner.cosign(newer, clock.instant()).toString();
    }

    private static void requireGrown(Optional<Checkpoint> last, Checkpoint newer, AddCheckpoint asked) {
        if (last.isPresent()
                && last.get().size() == newer.size()
                && !last.get().root().equals(newer.root())) {
            throw new NotCosigned(NotCosigned.Why.OTHER_ROOT);
        }
        try {
            if (asked.oldSize() == 0) {
                require(asked.proof().isEmpty());
            } else {
                Checkpoint older = last.orElseThrow();
                Proofs.checkConsistency(older.size(), older.root(), newer.size(), newer.root(), asked.proof());
            }
        } catch (TrailFault e) {
            throw new NotCosigned(NotCosigned.Why.NOT_GROWN);
        }
    }

    private static void require(boolean empty) {
        if (!empty) {
            throw new NotCosigned(NotCosigned.Why.NOT_GROWN);
        }
    }

    private NoteVerifier known(byte[] note) {
        String origin = origin(note);
        return logs.stream()
                .filter(log -> log.name().equals(origin))
                .findFirst()
                .orElseThrow(() -> new NotCosigned(NotCosigned.Why.UNKNOWN_LOG));
    }

    private static String origin(byte[] note) {
        try {
            return SignedNote.parse(note).toString().lines().findFirst().orElse("");
        } catch (TrailFault e) {
            throw new NotCosigned(NotCosigned.Why.MALFORMED);
        }
    }

    private static Checkpoint proved(byte[] note, NoteVerifier log) {
        try {
            return Checkpoint.open(note, log);
        } catch (TrailFault e) {
            throw new NotCosigned(NotCosigned.Why.NOT_SIGNED);
        }
    }

    /** A log's name may hold anything a file's name may not. */
    private static String file(String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + ".checkpoint";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
