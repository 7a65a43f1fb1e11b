package kz.daneker.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.Finding;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.TrailFault;
import kz.daneker.refusal.Refusal;

/** What the records of a log commit to, gathered while they are read, and what of it is shown. */
final class Commitments {
    /** Their commitment is the digest of a signed word, which whoever was told keeps; the gateway may have erased its own. */
    private static final Set<AuditEvent> WORDS = EnumSet.of(
            AuditEvent.ACCEPTED,
            AuditEvent.HELD,
            AuditEvent.REJECTED,
            AuditEvent.RECEIPTED,
            AuditEvent.STATUS,
            AuditEvent.WITHDRAWN,
            AuditEvent.RECALLED,
            AuditEvent.RECALL_ANSWERED);

    private final Map<String, String> sealed = new HashMap<>();
    private final Map<String, Leaf> words = new HashMap<>();
    private final Optional<WordSigners> signers;
    private final Set<String> erased = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private int shown;

    /** @param signers whose signatures are checked; empty: nobody's */
    Commitments(Optional<WordSigners> signers) {
        this.signers = signers;
    }

    void read(byte[] record) {
        Leaf leaf;
        try {
            leaf = Leaf.parse(record);
        } catch (TrailFault e) {
            findings.add(new Finding(Finding.Part.RECORDS, String.valueOf(e.getMessage())));
            return;
        }
        if (leaf.event() == AuditEvent.ERASED) {
            erased.add(leaf.ref());
        }
        if (!leaf.commitment().isEmpty()) {
            if (WORDS.contains(leaf.event())) {
                words.put(leaf.commitment(), leaf);
            } else {
                sealed.put(leaf.commitment(), leaf.ref());
            }
        }
    }

    /** A piece of evidence must belong to a record. */
    void evidence(String commitment) {
        if (sealed.remove(commitment) == null) {
            findings.add(new Finding(
                    Finding.Part.EVIDENCE, "evidence must belong to a record, found a piece that does" + " not"));
        } else {
            shown++;
        }
    }

    /** A signed word must belong to a record, and be signed by who the record says. */
    void word(String jws) {
        Leaf leaf = words.get(Evidence.digest(jws));
        if (leaf == null) {
            findings.add(
                    new Finding(Finding.Part.WORDS, "a signed word must belong to a record, found one that does not"));
            return;
        }
        try {
            signers.ifPresent(known -> known.require(jws, leaf));
        } catch (Refusal e) {
            findings.add(new Finding(
                    Finding.Part.WORDS,
                    "a word must be signed by who its record says (" + leaf.event() + " of " + leaf.actor() + " at "
                            + Instant.ofEpochMilli(leaf.at()) + "), found " + e.code()));
        }
    }

    /** What is neither shown nor said to be erased; to be asked last. */
    List<Finding> findings() {
        long missing =
                sealed.values().stream().filter(ref -> !erased.contains(ref)).count();
        List<Finding> all = new ArrayList<>(findings);
        if (missing > 0) {
            all.add(new Finding(
                    Finding.Part.EVIDENCE,
                    "what records commit to must be shown or erased by a record, found " + missing
                            + " pieces that are neither"));
        }
        return all;
    }

    int shown() {
        return shown;
    }

    /** Pieces that a record says were erased. */
    int erased() {
        return (int) sealed.values().stream().filter(erased::contains).count();
    }
}
