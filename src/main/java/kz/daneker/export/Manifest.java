package kz.daneker.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.audit.NoteSigner;
import kz.daneker.audit.NoteVerifier;
import kz.daneker.audit.SignedNote;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;

/**
 * What an export consists of: a line {@code sha256 path} a file, as {@code sha256sum -c} reads it, and a note of the log's
 * over that list. Without it a file that was left out could not be told from one that never was.
 *
 * @param files SHA-256 in hexadecimal by path, e.g. {@code log/tile/0/000}
 */
record Manifest(Map<String, String> files) {
    private static final String HEADER = "daneker audit export\n";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9._/-]{1,200})");

    /** Lists what is in a folder. */
    static Manifest of(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String path : paths(folder)) {
            files.put(path, digest(folder.resolve(path)));
        }
        return new Manifest(files);
    }

    /** Every file but the manifest itself, sorted. */
    static List<String> paths(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.equals(ExportFile.MANIFEST) && !path.equals(ExportFile.MANIFEST_NOTE))
                    .sorted()
                    .toList();
        }
    }

    void write(Path folder, Instant at, NoteSigner signer) throws IOException {
        String list = files.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(ExportFile.MANIFEST), list);
        String text = HEADER + at + "\n" + digest(folder.resolve(ExportFile.MANIFEST)) + "\n";
        Files.write(
                folder.resolve(ExportFile.MANIFEST_NOTE),
                SignedNote.sign(text, signer).bytes());
    }

    /**
     * Reads the manifest of an export.
     *
     * @throws TrailFault unless a log of the policy signed exactly this list
     */
    static Manifest read(Path folder, WitnessPolicy policy) throws IOException {
        Path list = folder.resolve(ExportFile.MANIFEST);
        Path note = folder.resolve(ExportFile.MANIFEST_NOTE);
        if (!Files.isRegularFile(list) || !Files.isRegularFile(note)) {
            throw new TrailFault("an export must have a manifest and its note, found one missing");
        }
        String signed = text(SignedNote.parse(Files.readAllBytes(note)), policy);
        if (!signed.startsWith(HEADER) || !signed.endsWith("\n" + digest(list) + "\n")) {
            throw new TrailFault("the manifest must be the one its note signs, found another");
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (String line :
                Files.readString(list, StandardCharsets.US_ASCII).lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || List.of(parts.group(2).split("/")).contains("..")) {
                throw new TrailFault("a line of the manifest must be a digest and a path, found another form");
            }
            files.put(parts.group(2), parts.group(1));
        }
        return new Manifest(files);
    }

    private static String text(SignedNote note, WitnessPolicy policy) {
        TrailFault last = new TrailFault("the policy must name a log, found none");
        for (WitnessPolicy.Log log : policy.logs()) {
            NoteVerifier key = log.verifier();
            try {
                return note.check(key);
            } catch (TrailFault e) {
                last = e;
            }
        }
        throw last;
    }

    static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
