package kz.daneker.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A folder of the file system, synced after every change. */
public final class FolderDisk implements Disk {
    /** Files on their way; whatever is in here was never part of the log. */
    static final String UNFINISHED = ".tmp";

    private final Path folder;

    public FolderDisk(Path folder) {
        this.folder = folder;
        clearUnfinished();
    }

    @Override
    public void put(String name, byte[] content) {
        Path target = folder.resolve(name);
        try {
            makeFolders(parent(target));
            makeFolders(folder.resolve(UNFINISHED));
            Path unfinished = Files.createTempFile(folder.resolve(UNFINISHED), "put", "");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(parent(target));
        } catch (IOException e) {
            throw new UncheckedIOException("the log's folder must take a file", e);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    @Override
    public byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the log must be readable", e);
        }
    }

    @Override
    public void removeFolder(String name) {
        Path unwanted = folder.resolve(name);
        if (!Files.isDirectory(unwanted)) {
            return;
        }
        try (Stream<Path> files = Files.list(unwanted)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(unwanted);
        } catch (IOException e) {
            throw new UncheckedIOException("a superseded file of the log must go", e);
        }
    }

    private void clearUnfinished() {
        Path unfinished = folder.resolve(UNFINISHED);
        if (Files.isDirectory(unfinished)) {
            try (Stream<Path> files = Files.list(unfinished)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("an unfinished file of the log must go", e);
            }
        }
    }

    private static void makeFolders(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            makeFolders(parent(wanted));
            try {
                Files.createDirectory(wanted);
            } catch (FileAlreadyExistsException e) {
                return; // another gateway on the same folder was faster
            }
            sync(parent(wanted));
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
