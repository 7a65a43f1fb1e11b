package kz.daneker.processes;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.Daneker;
import org.springframework.util.FileSystemUtils;

/**
 * The product's classes as a started gateway loaded them, for the JVM to map instead of loading again: a child starts in
 * half the time. Made once in each run of the tests, from a jar of the classes just compiled, because the JVM archives
 * no folders.
 */
final class ClassArchive {
    private static final Path COMPILED = Path.of("target", "classes");

    /** JDK 17 crashes while it writes such an archive; its children start without one, in twice the time. */
    private static final int FIRST_JDK = 21;

    private static ClassArchive made;

    private final String classPath;
    private final Path archive;

    private ClassArchive(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    static synchronized ClassArchive get() {
        if (made == null) {
            made = make(Path.of(
                            "target",
                            "child-jvm",
                            Long.toString(ProcessHandle.current().pid()))
                    .toAbsolutePath());
        }
        return made;
    }

    /** Where a child finds its classes. */
    List<String> options() {
        return List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-cp", classPath);
    }

    private static ClassArchive make(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            Path jar = folder.resolve("daneker.jar");
            pack(COMPILED.toAbsolutePath(), jar);
            ClassArchive fresh = new ClassArchive(classPath(jar), folder.resolve("classes.jsa"));
            if (Runtime.version().feature() >= FIRST_JDK) {
                fresh.train(folder.resolve("trained-on"));
            }
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path one : all.filter(path -> !path.equals(classes)).sorted().toList()) {
                String name = classes.relativize(one).toString().replace(File.separatorChar, '/');
                // Flyway and Spring look for folders by their own entries
                packed.putNextEntry(new JarEntry(Files.isDirectory(one) ? name + "/" : name));
                if (Files.isRegularFile(one)) {
                    Files.copy(one, packed);
                }
            }
        }
    }

    /** The jar in place of the folder; the rest ours, without the tests, other folders and empty entries. */
    private static String classPath(Path jar) {
        Stream<String> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"));
        return Stream.concat(Stream.of(jar.toString()), libraries).collect(Collectors.joining(File.pathSeparator));
    }

    private void train(Path data) {
        ChildJvm gateway = new ChildJvm(
                "training",
                data,
                "serving https",
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", classPath),
                Daneker.class.getName(),
                List.of(
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(ChildJvm.freePort()),
                        "--set",
                        "daneker.broker.amqp-port=0",
                        "--set",
                        "management.server.port=0"));
        gateway.start();
        gateway.awaitReady();
        gateway.stop();
    }
}
