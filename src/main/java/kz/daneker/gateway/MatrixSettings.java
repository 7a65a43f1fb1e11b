package kz.daneker.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the site trusts its sharing matrix, and how long it can look back on it.
 *
 * @param signature whether {@code sharing-matrix.yaml.sig} must be there and hold; in production it always must
 * @param keepDecisions how long it is counted what the matrix was asked and said, 1 to 400 days
 */
@ConfigurationProperties("daneker.matrix")
record MatrixSettings(
        @DefaultValue("OPTIONAL") Signature signature,
        @DefaultValue("180d") Duration keepDecisions) {
    MatrixSettings {
        if (keepDecisions.toDays() < 1 || keepDecisions.toDays() > 400) {
            throw new IllegalArgumentException(
                    "daneker.matrix.keep-decisions must lie between 1d and 400d, found " + keepDecisions);
        }
    }

    /** Whether the file must be signed. */
    enum Signature {
        /** The start stops without a signature that holds. */
        REQUIRED,
        /** Checked where present. */
        OPTIONAL
    }
}
