package kz.daneker.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.NoteSigner;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;

/**
 * Writes the audit trail into a folder of its own: log, policy, cosignatures, anchors, sealed evidence, signed words, and a
 * signed list of it all. Nothing in it can be read as content: evidence stays sealed, words hold digests and categories.
 */
public final class TrailExport {
    private static final List<String> WORDS = List.of(
            "select receipt from referral",
            "select jws from signed_word",
            "select notice from recall",
            "select acknowledgement from recall where acknowledgement is not null");

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Database database;
    private final Path data;
    private final NoteSigner signer;
    private final AuditTrail trail;
    private final Clock clock;

    /** @param data the gateway's folder, with {@code log} and what lies beside it */
    public TrailExport(Database database, Path data, NoteSigner signer, AuditTrail trail, Clock clock) {
        this.database = database;
        this.data = data;
        this.signer = signer;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Exports everything. That it was exported is itself a record, made first; where no gateway serves, the log takes it up at
     * the next start.
     *
     * @param folder absent or empty; made
     * @return how many records
     * @throws IOException if it cannot be written
     * @throws NotIntegrated if the log does not hold every other record the database has
     */
    public long write(Path folder) throws IOException {
        trail.record(database, List.of(AuditRecord.of(AuditEvent.EXPORTED)));
        Files.createDirectories(folder);
        // evidence first: whatever belongs to it was committed before, so the log that is copied afterwards counts it
        long records = database.<Long>read(connection -> {
            evidence(connection, folder.resolve(ExportFile.EVIDENCE));
            words(connection, folder.resolve(ExportFile.WORDS));
            return awaited(connection);
        });
        LogReader log = new LogReader(data.resolve(ExportFile.LOG), signer.verifier());
        await(log, records);
        long exported = log.copy(folder.resolve(ExportFile.LOG));
        copy(data.resolve("log.policy"), folder.resolve(ExportFile.POLICY));
        copy(data.resolve("witnessed").resolve(ExportFile.WITNESSED), folder.resolve(ExportFile.WITNESSED));
        copyFolder(data.resolve(ExportFile.ANCHORS), folder.resolve(ExportFile.ANCHORS));
        Manifest.of(folder).write(folder, clock.instant(), signer);
        return exported;
    }

    /** All records but exports at the end, which nobody may be there to take up. */
    private static long awaited(Connection connection) throws SQLException {
        long all = Sql.one(connection, "select count(*) from audit_leaf", row -> row.getLong(1))
                .orElse(0L);
        List<AuditEvent> newestFirst = Sql.list(
                connection,
                "select leaf from audit_leaf where idx is null order by seq desc",
                row -> Leaf.parse(row.getBytes(1)).event());
        long exports = newestFirst.stream()
                .takeWhile(event -> event == AuditEvent.EXPORTED)
                .count();
        return all - exports;
    }

    /** A serving gateway takes records up within a second. */
    private static void await(LogReader log, long records) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (log.size() < records) {
            if (System.nanoTime() > deadline) {
                throw new NotIntegrated(log.size(), records);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static void evidence(Connection connection, Path file) throws SQLException {
        String sql = "select commitment, nonce, evidence from audit_evidence order by commitment";
        each(connection, sql, file, row -> KeptEvidence.line(row.getString(1), row.getBytes(2), row.getBytes(3)));
    }

    private static void words(Connection connection, Path file) throws SQLException {
        each(connection, String.join(" union ", WORDS) + " order by 1", file, row -> row.getString(1));
    }

    private static void each(Connection connection, String sql, Path file, Sql.Row<String> line) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery();
                BufferedWriter out = Files.newBufferedWriter(file)) {
            while (rows.next()) {
                out.write(line.read(rows) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the export's folder must take a file", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
