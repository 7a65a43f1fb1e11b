package kz.daneker.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder old systems write records into: {@code in/} is looked at; a file goes on to {@code done/} or {@code refused/}
 * with its acknowledgement ({@code .ack}) and, refused, the reason in words ({@code .reason}) beside it. A file that still
 * grows is left for the next look.
 */
public final class WatchedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    private final Path in;
    private final Path done;
    private final Path refused;
    private final RecordDesk desk;
    private final Map<Path, Seen> seen = new HashMap<>();

    private record Seen(long size, FileTime written) {}

    /** Makes the three folders where they are missing. */
    public WatchedFolder(Path folder, RecordDesk desk) throws IOException {
        this.in = Files.createDirectories(folder.resolve("in"));
        this.done = Files.createDirectories(folder.resolve("done"));
        this.refused = Files.createDirectories(folder.resolve("refused"));
        this.desk = desk;
    }

    /** Looks once: takes what is as it was at the look before. */
    public void look() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(in)) {
            files = listed.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
        seen.keySet().retainAll(files);
        files.forEach(this::look);
    }

    /** Whatever is wrong with one file, the others are looked at: it may have been renamed under our eyes. */
    private void look(Path file) {
        try {
            Seen now = new Seen(Files.size(file), Files.getLastModifiedTime(file));
            if (now.equals(seen.put(file, now))) {
                take(file, now.size());
                seen.remove(file);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "a file could not be taken, it is tried again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void take(Path file, long size) throws IOException {
        byte[] record = size > MllpListener.LARGEST ? new byte[0] : Files.readAllBytes(file);
        RecordDesk.Taken taken = desk.take(record);
        boolean good = taken.id().isPresent();
        Path to = good ? done : refused;
        String name = free(to, String.valueOf(file.getFileName()));
        Files.writeString(to.resolve(name + ".ack"), taken.acknowledgement(), StandardCharsets.ISO_8859_1);
        if (!good) {
            Files.writeString(to.resolve(name + ".reason"), taken.reason() + "\n", StandardCharsets.UTF_8);
        }
        Files.move(file, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        LOG.info("a file was {}", good ? "taken" : "refused");
    }

    /** Old systems begin their numbering anew: what lies there already stays as it is. */
    private static String free(Path folder, String name) {
        String free = name;
        for (int again = 2; Files.exists(folder.resolve(free)); again++) {
            free = name + "." + again;
        }
        return free;
    }
}
