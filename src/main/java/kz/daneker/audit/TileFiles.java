package kz.daneker.audit;

import java.util.Arrays;

/** The tiles in a log's folder; where a narrower version is gone, the beginning of the full one. */
final class TileFiles implements TileSource {
    private final Disk disk;

    TileFiles(Disk disk) {
        this.disk = disk;
    }

    @Override
    public byte[] read(Tile tile) {
        Tile wider = disk.has(tile.path()) ? tile : tile.full();
        if (!disk.has(wider.path())) {
            throw new TrailFault("the log must hold " + tile.path() + ", found it missing;"
                    + " run 'daneker audit verify' on its folder");
        }
        byte[] content = disk.read(wider.path());
        if (tile.level() != Tile.ENTRIES) {
            int bytes = tile.width() * TreeHash.SIZE;
            if (content.length < bytes) {
                throw new TrailFault("a tile of the log must be as long as its name says, found it shorter");
            }
            return Arrays.copyOf(content, bytes);
        }
        return wider.width() == tile.width() ? content : EntryBundle.prefix(content, tile.width());
    }
}
