package kz.daneker.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads files of a log. */
interface TileSource {
    /**
     * The bytes of one file, or the beginning of its full version.
     *
     * @throws TrailFault if it is absent or not as wide as the tile says
     */
    byte[] read(Tile tile);

    /**
     * The hashes in a tile.
     *
     * @throws TrailFault unless the bytes are whole hashes
     */
    static List<TreeHash> hashes(byte[] tile) {
        if (tile.length % TreeHash.SIZE != 0) {
            throw new TrailFault("a tile must be whole hashes of 32 bytes, found " + tile.length + " bytes");
        }
        List<TreeHash> hashes = new ArrayList<>();
        for (int at = 0; at < tile.length; at += TreeHash.SIZE) {
            hashes.add(TreeHash.of(Arrays.copyOfRange(tile, at, at + TreeHash.SIZE)));
        }
        return hashes;
    }
}
