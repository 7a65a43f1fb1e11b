package kz.daneker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kz.daneker.audit.TrailVerdict;
import kz.daneker.audit.TrailVerifier;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.gateway.Site;

/** The log is recomputed from its files, and everything the gateway wrote to disk is searched for the story's people. */
final class LogScene {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);
    private static final long BETWEEN_CHECKPOINTS = TimeUnit.MILLISECONDS.toNanos(600);

    /** Where a gateway keeps what it holds; a database or broker of its own keeps it elsewhere. */
    private static final List<String> PLACES = List.of("db", "broker", "log");

    private final Site site;
    private final Script script;
    private final Stage stage;

    LogScene(Site site, Script script, Stage stage) {
        this.site = site;
        this.script = script;
        this.stage = stage;
    }

    /** @param people names and numbers that must be nowhere in clear */
    TrailVerdict.Intact play(List<String> people) {
        stage.title(script.line("log.title"));
        TrailVerdict.Intact intact = settled();
        stage.holds(script.line("log.intact", String.valueOf(intact.records())));
        List<Path> kept = PLACES.stream()
                .map(site.data()::resolve)
                .filter(Files::isDirectory)
                .toList();
        long searched =
                kept.stream().mapToLong(folder -> search(folder, people)).sum();
        String found = kept.size() == PLACES.size() ? "log.nobody" : "log.nobody.here";
        stage.holds(script.line(found, String.valueOf(people.size()), String.valueOf(searched)));
        return intact;
    }

    /** The verdict once what was just done is in the log as well: intact twice, and grown no more in between. */
    private TrailVerdict.Intact settled() {
        long deadline = System.nanoTime() + PATIENCE;
        long records = -1;
        while (System.nanoTime() < deadline) {
            TrailVerdict verdict = verdict();
            if (verdict instanceof TrailVerdict.Intact intact) {
                if (intact.records() == records) {
                    return intact;
                }
                records = intact.records();
            } else {
                records = -1;
            }
            LockSupport.parkNanos(BETWEEN_CHECKPOINTS);
        }
        throw new NotAsTold("the log must be intact, found: " + verdict().sentence());
    }

    private TrailVerdict verdict() {
        try {
            String policy = Files.readString(site.data().resolve("log.policy"), StandardCharsets.UTF_8);
            return TrailVerifier.verify(site.log(), WitnessPolicy.parse(policy));
        } catch (IOException e) {
            throw new UncheckedIOException("the log's policy must be readable", e);
        }
    }

    private static long search(Path folder, List<String> people) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .peek(file -> requireNobody(file, people))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's folder must be readable", e);
        }
    }

    private static void requireNobody(Path file, List<String> people) {
        String content = text(file);
        for (String person : people) {
            NotAsTold.unless(
                    !content.contains(bytesOf(person)),
                    "no file may hold a person's name or number in clear, found one in " + file.getFileName());
        }
    }

    /** Bytes as characters, one each, so that any file can be searched. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException replaced) {
            return ""; // the gateway goes on working while it is searched
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's files must be readable", e);
        }
    }

    private static String bytesOf(String person) {
        return new String(person.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
