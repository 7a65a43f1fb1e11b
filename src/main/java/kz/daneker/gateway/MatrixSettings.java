package kz.daneker.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the site trusts its sharing matrix.
 *
 * @param signature whether {@code sharing-matrix.yaml.sig} must be there and hold; in production it always must
 */
@ConfigurationProperties("daneker.matrix")
record MatrixSettings(@DefaultValue("OPTIONAL") Signature signature) {
    /** Whether the file must be signed. */
    enum Signature {
        /** The start stops without a signature that holds. */
        REQUIRED,
        /** Checked where present. */
        OPTIONAL
    }
}
