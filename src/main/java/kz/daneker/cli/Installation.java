package kz.daneker.cli;

import java.nio.file.Path;

/**
 * Where this Daneker is installed: the folder with {@code config/}, {@code certs/} and the ignored {@code data/}.
 *
 * <p>The launcher passes it as the system property {@code daneker.home}; without it the working directory counts. Site
 * settings are read from disk and are not in the jar, so what a site may change is what a site can see.
 */
record Installation(Path home) {
    static Installation here() {
        return new Installation(
                Path.of(System.getProperty("daneker.home", "")).toAbsolutePath().normalize());
    }

    Path config() {
        return home.resolve("config");
    }

    Path certs() {
        return home.resolve("certs");
    }

    Path data() {
        return home.resolve("data");
    }
}
