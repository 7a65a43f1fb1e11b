package kz.daneker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files a commit would hold: what git tracks or would track, or, without git, everything but build output. */
final class Checkout {
    static final Path ROOT = Path.of("").toAbsolutePath();

    private static final Set<String> NOT_SOURCE = Set.of(".git", "target", "data", "node_modules", ".idea");

    private Checkout() {}

    static List<Path> files() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            return walked();
        }
        return Stream.of(listed.split("\0"))
                .filter(name -> !name.isEmpty())
                .map(ROOT::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The file as text; bytes that are not UTF-8 become replacement characters, which no pattern here looks for. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> walked() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(name(file).split("/")).noneMatch(NOT_SOURCE::contains))
                    .toList();
        }
    }
}
