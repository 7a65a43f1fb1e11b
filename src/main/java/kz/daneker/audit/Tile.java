package kz.daneker.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one file of the log: up to 256 hashes of one level of the tree, or up to 256 records.
 *
 * @param level 0 for leaf hashes, each higher one 8 levels of the tree further up; {@link #ENTRIES} for records
 * @param index from 0, left to right
 * @param width 256 when full, else how many it holds so far
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
record Tile(int level, long index, int width) {
    static final int ENTRIES = -1;
    static final int FULL = 256;

    private static final Pattern PATH = Pattern.compile(
            "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** The tile at a path below the log's folder; none where the path is not one of a tile in its one form. */
    static Optional<Tile> ofPath(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        long index = Long.parseLong(parts.group(2).replaceAll("[x/]", ""));
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        return Optional.of(new Tile(level, index, width))
                .filter(tile -> tile.path().equals(path));
    }

    /** Below the log's folder, e.g. {@code tile/0/x001/234.p/17}. */
    String path() {
        return width == FULL ? fullPath() : partialFolder() + "/" + width;
    }

    /** Where the narrower versions of this tile are until it is full. */
    String partialFolder() {
        return fullPath() + ".p";
    }

    Tile full() {
        return new Tile(level, index, FULL);
    }

    private String fullPath() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + path;
    }
}
