package kz.daneker.witness;

import java.util.List;
import kz.daneker.audit.NoteSignature;

/** What a witness said to a checkpoint. */
sealed interface WitnessAnswer {
    /** It cosigned; the lines are not checked yet. */
    record Cosigned(List<NoteSignature> lines) implements WitnessAnswer {}

    /** It cosigned a tree of this size last, not the one it was told of. */
    record Knows(long size) implements WitnessAnswer {}

    /** It holds another tree of the same size, or one this does not grow from. */
    record Disagrees() implements WitnessAnswer {}

    /**
     * It does not know the log, or could not answer.
     *
     * @param what one sentence
     */
    record Silent(String what) implements WitnessAnswer {}
}
