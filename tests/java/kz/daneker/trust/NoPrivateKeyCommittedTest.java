package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoPrivateKeyCommittedTest {
    private static final Set<String> NOT_COMMITTED =
            Set.of(".git", "target", "data", "node_modules", ".idea", ".vscode");
    private static final Pattern NAME = Pattern.compile(".*\\.(p12|pfx|jks|keystore|pin|key)");
    private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/]{16}");
    private static final Pattern JWK = Pattern.compile(
            "\\{[^{}]*\"kty\"[^{}]*\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{20}|\\{[^{}]*\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{20}[^{}]*\"kty\"");

    private static boolean holdsPrivateKey(String path, String content) {
        return NAME.matcher(path).matches()
                || PEM.matcher(content).find()
                || JWK.matcher(content).find();
    }

    /** What git tracks; outside a checkout, every file a checkout would hold. */
    private static List<Path> committed() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() == 0 && !out.isEmpty()) {
            return Stream.of(out.split("\0"))
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .toList();
        }
        try (Stream<Path> walk = Files.walk(Path.of(""))) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> Stream.iterate(path, p -> p != null, Path::getParent)
                            .noneMatch(part -> NOT_COMMITTED.contains(String.valueOf(part.getFileName()))))
                    .toList();
        }
    }

    @Test
    void finds_noPrivateKey_inTheRepository() throws IOException, InterruptedException {
        List<Path> files = committed();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(holdsPrivateKey(file.toString(), content))
                    .as(file.toString())
                    .isFalse();
        }
    }

    @Test
    void recognises_everyForm() {
        String base64 = "M".repeat(64);
        assertThat(holdsPrivateKey("a.pem", "-----BEGIN EC " + "PRIVATE KEY-----\n" + base64))
                .isTrue();
        assertThat(holdsPrivateKey("a.json", "{\"kty\":\"EC\",\"x\":\"1\",\"d\":\"" + base64 + "\"}"))
                .isTrue();
        assertThat(holdsPrivateKey("a.json", "{\"d\":\"" + base64 + "\",\"kty\":\"EC\"}"))
                .isTrue();
        assertThat(holdsPrivateKey("certs/a.p12", "")).isTrue();
        assertThat(holdsPrivateKey("a.pem", "-----BEGIN CERTIFICATE-----\n" + base64))
                .isFalse();
    }
}
