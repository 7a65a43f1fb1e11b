package kz.daneker.audit;

/**
 * One thing that does not hold.
 *
 * @param sentence what must hold and what was found, without a full stop; never the content of a record
 */
public record Finding(Part part, String sentence) {
    /** What of the evidence it is about. */
    public enum Part {
        /** The log's own signature over its newest state. */
        CHECKPOINT,
        /** The records themselves. */
        RECORDS,
        /** The files of hashes. */
        TILES,
        /** Something that belongs to no part. */
        STRANGE_FILE,
        /** A checkpoint kept from an earlier time. */
        EARLIER,
        /** The checkpoint others cosigned. */
        WITNESSED,
        /** Time-stamps of a third party. */
        ANCHORS,
        /** What records commit to, sealed. */
        EVIDENCE,
        /** Signed words that records commit to. */
        WORDS,
        /** The list of what was exported. */
        MANIFEST
    }
}
