package kz.daneker.gateway;

import java.nio.file.Path;

/**
 * One installation of the gateway.
 *
 * @param home folder with {@code config/} and {@code certs/}
 * @param data keys, database, journal and log; made at first start, mode 700
 */
public record Site(Path home, Path data, Mode mode) {
    /** What the site may do for itself. */
    public enum Mode {
        /** Makes its own keys. */
        DEVELOPMENT,
        /** Takes keys and certificates its operator brought, and none made for development. */
        PRODUCTION
    }

    public Site {
        home = home.toAbsolutePath().normalize();
        data = home.resolve(data).normalize();
    }

    public Path config() {
        return home.resolve("config");
    }

    /** Public certificates this site trusts. */
    public Path certificates() {
        return mode == Mode.DEVELOPMENT ? data.resolve("certs") : home.resolve("certs");
    }

    public Path keys() {
        return data.resolve("keys");
    }

    /** Audit log as static files. */
    public Path log() {
        return data.resolve("log");
    }
}
