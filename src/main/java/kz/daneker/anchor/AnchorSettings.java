package kz.daneker.anchor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stamps the log's checkpoints.
 *
 * @param tsa address of an authority, {@code built-in} or {@code none}
 * @param policy object identifier of the rules it must stamp under; empty: its own
 * @param patience how long one answer may take, 1 s to 2 min
 * @param tryAgain pause after a failure, 1 min to 30 min: the patience must fit in
 */
@ConfigurationProperties("daneker.anchor")
public record AnchorSettings(
        @DefaultValue("built-in") String tsa,
        @DefaultValue("") String policy,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("5m") Duration tryAgain) {
    /** The development site's own authority. */
    public static final String BUILT_IN = "built-in";

    /** Nobody. */
    public static final String NONE = "none";

    public AnchorSettings {
        require("patience", patience, Duration.ofSeconds(1), Duration.ofMinutes(2));
        require("try-again", tryAgain, Duration.ofMinutes(1), Duration.ofMinutes(30));
        if (tryAgain.compareTo(patience) <= 0) {
            throw new IllegalArgumentException("daneker.anchor.try-again must be longer than patience");
        }
    }

    private static void require(String key, Duration found, Duration least, Duration most) {
        if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "daneker.anchor." + key + " must lie between " + least + " and " + most + ", found " + found);
        }
    }
}
