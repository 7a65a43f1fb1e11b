package kz.daneker.anchor;

import kz.daneker.audit.Disk;

/**
 * Tokens as files, to be copied with the log: {@code <size>.tsr} and, exactly as stamped, {@code <size>.checkpoint}. They are
 * written from the database, which every gateway reads, so each has them all; a file that was lost comes back.
 */
public final class AnchorFolder {
    static final String TOKEN = ".tsr";
    static final String CHECKPOINT = ".checkpoint";

    private final Disk disk;

    /**
     * A folder of tokens.
     *
     * @param disk e.g. {@code data/anchors}: beside the log, not in it, where nothing may lie that the log does not sign for
     */
    public AnchorFolder(Disk disk) {
        this.disk = disk;
    }

    /** Puts what is missing of this token in place. */
    void keep(Anchor anchor) {
        put(anchor.size() + CHECKPOINT, anchor.checkpoint());
        put(anchor.size() + TOKEN, anchor.token());
    }

    private void put(String name, byte[] content) {
        if (!disk.has(name)) {
            disk.put(name, content);
        }
    }
}
