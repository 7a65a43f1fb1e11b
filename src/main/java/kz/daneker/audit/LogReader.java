package kz.daneker.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a log's folder while a sequencer writes it: its files, its newest checkpoint, proofs from it. */
public final class LogReader {
    private final Disk disk;
    private final TileFiles tiles;
    private final NoteVerifier log;

    /** @param folder e.g. {@code data/log} */
    public LogReader(Path folder, NoteVerifier log) {
        this.disk = new FolderDisk(folder);
        this.tiles = new TileFiles(disk);
        this.log = log;
    }

    /** The newest signed note; none before the first record. */
    public Optional<byte[]> newest() {
        return disk.has(LogFolder.CHECKPOINT) ? Optional.of(disk.read(LogFolder.CHECKPOINT)) : Optional.empty();
    }

    /** How many records the newest checkpoint counts. */
    public long size() {
        return newest().map(note -> Checkpoint.open(note, log).size()).orElse(0L);
    }

    /**
     * A file of the log.
     *
     * @param path e.g. {@code tile/0/000.p/17} or {@code tile/entries/000}
     * @return none where that is not the path of one of its tiles, or the log does not reach so far
     */
    public Optional<byte[]> file(String path) {
        return Tile.ofPath(path).filter(this::isCounted).map(tiles::read);
    }

    /** Only what the checkpoint counts, however much is on the disk already. */
    private boolean isCounted(Tile tile) {
        long counted = size();
        int level = Math.max(tile.level(), 0);
        return level <= 7 && tile.index() * Tile.FULL + tile.width() <= counted >> (8 * level);
    }

    /**
     * The proof that a record is in the tree of a checkpoint.
     *
     * @param checkpoint a note of this log
     * @return none if the record lies beyond it
     * @throws TrailFault if the log's files do not hold
     */
    public Optional<LogProof> proof(long index, byte[] checkpoint) {
        Checkpoint signed = Checkpoint.open(checkpoint, log);
        if (index < 0 || index >= signed.size()) {
            return Optional.empty();
        }
        List<TreeHash> hashes = tree(signed).inclusion(index, signed.size());
        return Optional.of(LogProof.of(record(index, signed.size()), index, hashes, checkpoint));
    }

    /** The proof that the tree of a checkpoint begins with the tree of an older size; empty where the older was empty. */
    public List<TreeHash> consistency(long older, Checkpoint newer) {
        return older == 0 ? List.of() : tree(newer).consistency(older, newer.size());
    }

    /**
     * Copies the log as far as its newest checkpoint counts, and nothing else.
     *
     * @return how many records
     */
    public long copy(Path folder) {
        byte[] note = newest().orElseThrow(() -> new TrailFault("there must be a checkpoint, found none"));
        long size = Checkpoint.open(note, log).size();
        Disk copy = new FolderDisk(folder);
        tiles(Tile.ENTRIES, size, copy);
        for (int level = 0; size >> (8 * level) > 0; level++) {
            tiles(level, size >> (8 * level), copy);
        }
        copy.put(LogFolder.CHECKPOINT, note);
        copy.removeFolder(FolderDisk.UNFINISHED);
        return size;
    }

    private void tiles(int level, long count, Disk copy) {
        for (long first = 0; first < count; first += Tile.FULL) {
            Tile tile = new Tile(level, first / Tile.FULL, (int) Math.min(Tile.FULL, count - first));
            copy.put(tile.path(), tiles.read(tile));
        }
    }

    private MerkleTree tree(Checkpoint checkpoint) {
        return new MerkleTree(new TileNodes(tiles, checkpoint.size()));
    }

    private byte[] record(long index, long size) {
        long bundle = index / Tile.FULL;
        int width = (int) Math.min(Tile.FULL, size - bundle * Tile.FULL);
        return EntryBundle.read(tiles.read(new Tile(Tile.ENTRIES, bundle, width)), width)
                .get((int) (index % Tile.FULL));
    }
}
