package kz.daneker.processes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import kz.daneker.store.StoreSettings;

/** A real PostgreSQL that can be stopped and started again over the same data and port. */
public final class OwnPostgres implements AutoCloseable {
    private final Path folder;
    private final int port = ChildJvm.freePort();
    private EmbeddedPostgres server;

    public OwnPostgres(Path folder) {
        this.folder = folder;
        start();
    }

    public void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL must start for this test", e);
        }
    }

    /** As an operator would: connections are cut at once. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public StoreSettings settings() {
        return StoreSettings.postgresql(url(), "postgres", "postgres", 8);
    }

    @Override
    public void close() {
        stop();
    }
}
