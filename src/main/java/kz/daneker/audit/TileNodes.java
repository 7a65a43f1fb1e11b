package kz.daneker.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a tree of a given size, read from its tiles. */
final class TileNodes implements MerkleTree.Nodes {
    private final TileSource files;
    private final long size;
    private final Map<Tile, List<TreeHash>> read = new HashMap<>();

    TileNodes(TileSource files, long size) {
        this.files = files;
        this.size = size;
    }

    @Override
    public TreeHash node(int level, long index) {
        int tileLevel = level / 8;
        int height = level % 8;
        long first = index << height;
        int from = (int) (first % Tile.FULL);
        List<TreeHash> row = tile(tileLevel, first / Tile.FULL).subList(from, from + (1 << height));
        while (row.size() > 1) {
            List<TreeHash> above = new ArrayList<>();
            for (int i = 0; i < row.size(); i += 2) {
                above.add(TreeHash.ofChildren(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.get(0);
    }

    private List<TreeHash> tile(int level, long index) {
        int width = (int) Math.min(Tile.FULL, (size >> (8 * level)) - index * Tile.FULL);
        return read.computeIfAbsent(new Tile(level, index, width), tile -> TileSource.hashes(files.read(tile)));
    }
}
