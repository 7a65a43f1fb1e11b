package kz.daneker.witness;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.CosignatureVerifier;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteSignature;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.witness.WitnessStanding.Kind;

/** One witness of the policy as a log asks it; remembers what it cosigned last. */
final class AskedWitness {
    private final String name;
    private final CosignatureVerifier verifier;
    private final WitnessLink link;
    private final LongSupplier records;
    private final Clock clock;
    private volatile WitnessStanding standing;

    AskedWitness(WitnessPolicy.Witness witness, URI address, HttpClient http, LongSupplier records, Clock clock) {
        this.name = witness.name();
        this.verifier = witness.verifier();
        this.link = new WitnessLink(http, address);
        this.records = records;
        this.clock = clock;
        this.standing = new WitnessStanding(name, Kind.SILENT, 0, clock.instant(), "it was not asked yet");
    }

    WitnessStanding standing() {
        return standing;
    }

    /** Asks for a cosignature; what comes of it is its standing, too. */
    Optional<NoteSignature> ask(byte[] note, Checkpoint checkpoint, LogReader log) {
        WitnessAnswer answer = submit(standing.size(), note, checkpoint, log);
        if (answer instanceof WitnessAnswer.Knows known && known.size() <= checkpoint.size()) {
            answer = submit(known.size(), note, checkpoint, log);
        }
        return taken(answer, note, checkpoint);
    }

    private WitnessAnswer submit(long known, byte[] note, Checkpoint checkpoint, LogReader log) {
        if (known > checkpoint.size()) {
            return new WitnessAnswer.Knows(known);
        }
        return link.submit(new AddCheckpoint(known, log.consistency(known, checkpoint), note));
    }

    private Optional<NoteSignature> taken(WitnessAnswer answer, byte[] note, Checkpoint checkpoint) {
        if (answer instanceof WitnessAnswer.Cosigned cosigned) {
            Optional<NoteSignature> line = cosigned.lines().stream()
                    .filter(each -> verifies(each, note))
                    .findFirst();
            if (line.isPresent()) {
                stand(Kind.COSIGNS, checkpoint.size(), "it cosigned " + checkpoint.size() + " records");
            } else {
                stand(Kind.SILENT, standing.size(), "its cosignature does not verify with the policy's key");
            }
            return line;
        }
        if (answer instanceof WitnessAnswer.Silent silent) {
            stand(Kind.SILENT, standing.size(), silent.what());
        } else if (answer instanceof WitnessAnswer.Knows known) {
            knows(known.size(), checkpoint);
        } else {
            stand(Kind.CONTRADICTS, standing.size(), "it has seen another log: this one did not grow from it");
        }
        return Optional.empty();
    }

    /** Another gateway on the same database may have shown it more than this one's folder holds. */
    private void knows(long size, Checkpoint checkpoint) {
        if (size <= records.getAsLong()) {
            stand(Kind.SILENT, size, "it has seen " + size + " records, this gateway's folder is being brought there");
        } else {
            String sentence = "it has seen " + size + " records, the log shows " + checkpoint.size();
            stand(Kind.CONTRADICTS, size, sentence + ": an older log was put back");
        }
    }

    private boolean verifies(NoteSignature line, byte[] note) {
        try {
            verifier.check(SignedNote.parse(note).with(List.of(line)));
            return true;
        } catch (TrailFault e) {
            return false;
        }
    }

    private void stand(Kind kind, long size, String sentence) {
        standing = new WitnessStanding(name, kind, size, clock.instant(), sentence);
    }
}
