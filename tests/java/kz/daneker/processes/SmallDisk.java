package kz.daneker.processes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file system of a few megabytes that can really be full. Nobody needs to be root for it: a process makes itself a
 * namespace (user and mounts), mounts a tmpfs there and stays; others are started inside, or look in by its {@code /proc}.
 */
public final class SmallDisk implements AutoCloseable {
    private static final int PAGE = 4096;

    private final Path mount;
    private final Process holder;

    private SmallDisk(Path mount, Process holder) {
        this.mount = mount;
        this.holder = holder;
    }

    /** Skips the test where this Linux lets nobody make a namespace. */
    public static SmallDisk of(Path mount, int megabytes) throws IOException {
        String script = "mount -t tmpfs -o size=" + megabytes + "m none \"$0\" && echo ready && exec cat";
        Process holder = new ProcessBuilder("unshare", "-Urm", "sh", "-c", script, mount.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.US_ASCII));
        assumeTrue("ready".equals(said.readLine()), "this system lets nobody mount a file system of their own");
        return new SmallDisk(mount, holder);
    }

    /** What a command line must begin with to run inside, in this JVM's working directory. */
    public List<String> entrance() {
        return List.of(
                "nsenter",
                "-t",
                Long.toString(holder.pid()),
                "-U",
                "-m",
                "--preserve-credentials",
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                Path.of("").toAbsolutePath().toString());
    }

    /** Takes all room there is, then gives this much of it back. */
    public void fill(int pagesLeft) throws IOException {
        try (FileChannel ballast = FileChannel.open(
                seen("ballast"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            try {
                while (true) {
                    ballast.write(ByteBuffer.allocate(PAGE));
                }
            } catch (IOException full) {
                ballast.truncate(ballast.size() - (long) pagesLeft * PAGE);
            }
        }
    }

    /** Gives the room back. */
    public void free() throws IOException {
        Files.deleteIfExists(seen("ballast"));
    }

    /** Copies what is in there to where everybody can read it. */
    public void copy(String name, Path to) {
        Path from = seen(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(name).resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.deleteIfExists(copy);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path seen(String name) {
        return Path.of("/proc", Long.toString(holder.pid()), "root" + mount).resolve(name);
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
