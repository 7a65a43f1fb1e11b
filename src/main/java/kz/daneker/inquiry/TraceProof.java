package kz.daneker.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;

/**
 * Whether what the database shows of some records is what the signed log holds.
 *
 * @param size how many records the checkpoint counts that all was held against; 0 while there is none
 * @param proven how many are in it, word for word
 * @param waiting how many came after it
 * @param different places of those the log holds otherwise, or cannot prove; empty when all is well
 */
public record TraceProof(long size, long proven, long waiting, List<Long> different) {
    public TraceProof {
        different = List.copyOf(different);
    }

    /**
     * Proves each record from one checkpoint.
     *
     * @param note a signed note of the log; empty while there is none
     */
    public static TraceProof of(List<Entry> entries, LogReader log, Optional<byte[]> note, WitnessPolicy policy) {
        if (note.isEmpty()) {
            return new TraceProof(0, 0, entries.size(), List.of());
        }
        long size;
        try {
            size = policy.check(note.get()).size();
        } catch (TrailFault e) {
            return new TraceProof(0, 0, entries.size(), List.of());
        }
        List<Long> different = new ArrayList<>();
        long waiting = 0;
        for (Entry entry : entries) {
            if (entry.index() >= size) {
                waiting++;
            } else if (!isProven(entry, log, note.get(), policy)) {
                different.add(entry.index());
            }
        }
        return new TraceProof(size, entries.size() - waiting - different.size(), waiting, different);
    }

    private static boolean isProven(Entry entry, LogReader log, byte[] note, WitnessPolicy policy) {
        try {
            Optional<LogProof> proof = log.proof(entry.index(), note);
            return proof.isPresent()
                    && Entry.of(entry.index(), Leaf.parse(proof.get().check(policy)))
                            .equals(entry);
        } catch (TrailFault e) {
            return false;
        }
    }
}
