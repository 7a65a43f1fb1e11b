package kz.daneker.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * The log as files, exactly as C2SP tlog-tiles lays them out, and the signed checkpoint that speaks for them.
 *
 * <p>Files are on disk before the checkpoint that counts them is signed. After an exception the object is of no further
 * use; a new one starts from what the disk holds.
 */
final class LogFolder {
    static final String CHECKPOINT = "checkpoint";

    private final Disk disk;
    private final NoteSigner signer;
    private final NoteVerifier verifier;
    private final TileFiles tiles;
    private final GrowingLog log;
    private final List<Tile> filled = new ArrayList<>();
    private Checkpoint signed;

    /** @throws TrailFault if the checkpoint is not this log's or its tiles lead to another root */
    LogFolder(Disk disk, NoteSigner signer) {
        this.disk = disk;
        this.signer = signer;
        this.verifier = signer.verifier();
        this.tiles = new TileFiles(disk);
        this.signed = disk.has(CHECKPOINT)
                ? Checkpoint.open(disk.read(CHECKPOINT), verifier)
                : new Checkpoint(verifier.name(), 0, TreeHash.EMPTY);
        this.log = GrowingLog.resume(signed.size(), tiles);
        if (!log.root().equals(signed.root())) {
            throw new TrailFault("the log's tiles must lead to the root of its checkpoint, found another;"
                    + " run 'daneker audit verify' on its folder");
        }
    }

    /** Records counted by the checkpoint or appended since. */
    long size() {
        return log.size();
    }

    TreeHash root() {
        return log.root();
    }

    RightEdge edge() {
        return log.edge();
    }

    boolean isPublished() {
        return disk.has(CHECKPOINT) && signed.size() == log.size();
    }

    void append(List<byte[]> leaves) {
        leaves.forEach(leaf -> log.append(leaf, this::put));
    }

    /**
     * Signs for everything appended.
     *
     * @param expected the root the database stored for this size
     * @throws TrailFault before anything is signed, if the root differs or the log would not contain what was signed last
     */
    void publish(TreeHash expected) {
        log.flush(this::put);
        Checkpoint next = new Checkpoint(verifier.name(), log.size(), log.root());
        if (!next.root().equals(expected)) {
            throw new TrailFault("the log and the database must lead to one root, found two; nothing was signed");
        }
        if (signed.size() > 0) {
            List<TreeHash> proof =
                    new MerkleTree(new TileNodes(tiles, next.size())).consistency(signed.size(), next.size());
            Proofs.checkConsistency(signed.size(), signed.root(), next.size(), next.root(), proof);
        }
        disk.put(CHECKPOINT, signer.sign(next).bytes());
        signed = next;
        filled.forEach(tile -> disk.removeFolder(tile.partialFolder()));
        filled.clear();
    }

    private void put(Tile tile, byte[] content) {
        disk.put(tile.path(), content);
        if (tile.width() == Tile.FULL) {
            filled.add(tile);
        }
    }
}
