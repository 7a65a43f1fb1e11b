package kz.daneker.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for bytes in whatever files a folder holds at this moment. */
public final class Bytes {
    private Bytes() {}

    /** Names of the files below the folder that hold the text as UTF-8. */
    public static List<String> filesWith(Path folder, String text) {
        return filesWith(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    public static List<String> filesWith(Path folder, byte[] wanted) {
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        files(folder).forEach((name, content) -> {
            if (content.contains(needle)) {
                found.add(name);
            }
        });
        return found;
    }

    /** Every file's bytes as Latin-1, one character a byte, so that {@link String#contains} is a search for bytes. */
    static java.util.Map<String, String> files(Path folder) {
        java.util.Map<String, String> all = new java.util.TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                try {
                    all.put(
                            folder.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                } catch (NoSuchFileException goneMeanwhile) {
                    // the gateway at work may take a file away between listing and reading
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
