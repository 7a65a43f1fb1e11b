package kz.daneker.console;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where officers find the console.
 *
 * @param enabled whether this gateway has one
 * @param port of its own TLS connector; 0 lets the system choose
 * @param address on which it listens
 * @param origin as officers' browsers see it, e.g. {@code https://console.example.kz}; passkeys are bound to its host.
 *     Absent: {@code https://localhost} with the port
 * @param idle how long a session lasts without a click, one minute to one hour
 * @param oidc the identity provider some officers come from, if any
 */
@ConfigurationProperties("daneker.console")
record ConsoleSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8445") int port,
        @DefaultValue("127.0.0.1") InetAddress address,
        @Nullable URI origin,
        @DefaultValue("15m") Duration idle,
        @DefaultValue OidcSettings oidc) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    ConsoleSettings {
        if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("daneker.console.idle must lie between 1m and 1h, found " + idle);
        }
        if (origin != null && !origin.toString().isEmpty() && !"https".equals(origin.getScheme())) {
            throw new IllegalArgumentException(
                    "daneker.console.origin must begin with https://, found " + origin.getScheme());
        }
    }

    URI seenAs() {
        return origin == null || origin.toString().isEmpty() ? URI.create("https://localhost:" + port) : origin;
    }
}
