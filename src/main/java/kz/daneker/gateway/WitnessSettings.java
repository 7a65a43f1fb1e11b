package kz.daneker.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who cosigns the audit log's checkpoints.
 *
 * @param policy file in the configuration folder with the witness, group and quorum lines of a C2SP tlog-policy; empty for
 *     none
 * @param every how often they are shown the newest checkpoint, 1 s to 1 h
 */
@ConfigurationProperties("daneker.witness")
record WitnessSettings(
        @DefaultValue("") String policy,
        @DefaultValue("10s") Duration every) {
    WitnessSettings {
        if (every.toSeconds() < 1 || every.toHours() > 1) {
            throw new IllegalArgumentException("daneker.witness.every must lie between 1s and 1h, found " + every);
        }
    }
}
