package kz.daneker.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates as PEM with explanatory text (RFC 7468 §5.2): lines {@code name: value} before a block speak about it.
 *
 * <pre>
 * kid: clinic-47-001-sig-1
 * revoked: 2026-11-01T09:00:00Z
 * reason: keyCompromise
 * -----BEGIN CERTIFICATE-----
 * </pre>
 *
 * Stock tools skip such lines, so the file still serves as an ordinary PEM bundle.
 */
final class PemBundle {
    private static final Pattern LABEL = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
    private static final Pattern NOTE = Pattern.compile("(kid|revoked|reason): ?(\\S+)");

    private PemBundle() {}

    /** One certificate and what is noted about it. */
    record Entry(X509Certificate certificate, Map<String, String> notes) {
        Entry {
            notes = Map.copyOf(notes);
        }
    }

    static List<Entry> read(Path file) {
        String name = String.valueOf(file.getFileName());
        List<Entry> entries = new ArrayList<>();
        Map<String, String> notes = new TreeMap<>();
        StringBuilder base64 = new StringBuilder();
        boolean inside = false;
        for (String line : lines(file)) {
            Matcher begin = LABEL.matcher(line);
            Matcher note = NOTE.matcher(line);
            if (!inside && begin.matches()) {
                requireCertificate(begin.group(1), name);
                inside = true;
            } else if (inside && line.equals("-----END CERTIFICATE-----")) {
                entries.add(new Entry(certificate(base64.toString(), name), notes));
                notes.clear();
                base64.setLength(0);
                inside = false;
            } else if (inside) {
                base64.append(line);
            } else if (note.matches()) {
                notes.put(note.group(1), note.group(2));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new TrustProblem(
                        name + " must hold certificates, comments and the notes kid, revoked, reason; found "
                                + "another line");
            }
        }
        if (inside || !notes.isEmpty()) {
            throw new TrustProblem(name + " must end after a whole certificate; found its last one cut off or missing");
        }
        return entries;
    }

    /** One PEM block with the notes before it; ends with a line feed. */
    static String block(String kid, X509Certificate certificate) {
        return "kid: " + kid + "\n" + Pem.certificate(certificate);
    }

    private static void requireCertificate(String label, String name) {
        if (!label.equals("CERTIFICATE")) {
            throw new TrustProblem(name + " must hold certificates only; found a block of another kind"
                    + (label.endsWith("PRIVATE KEY") ? " (a private key: move it away and replace it)" : ""));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new TrustProblem(file.getFileName() + " must be readable UTF-8 text; check the file and its mode", e);
        }
    }

    private static X509Certificate certificate(String base64, String name) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TrustProblem(name + " must hold X.509 certificates; found a block that is none", e);
        }
    }
}
