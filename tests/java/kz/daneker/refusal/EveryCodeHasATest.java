package kz.daneker.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A code nobody tests is a promise nobody keeps. */
class EveryCodeHasATest {
    @Test
    void names_everyCodeInSomeTest() throws IOException {
        String tests = everything(Path.of("tests"));
        assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::name).filter(code -> !tests.contains(code)))
                .as("codes without a test")
                .isEmpty();
    }

    private static String everything(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|csv|json)"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .map(EveryCodeHasATest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
