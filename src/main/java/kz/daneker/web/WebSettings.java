package kz.daneker.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one agency may ask of the gateway.
 *
 * @param perSecond requests in the long run, 1 to 100,000; bursts of ten seconds' worth pass
 */
@ConfigurationProperties("daneker.rate-limit")
record WebSettings(@DefaultValue("200") int perSecond) {
    WebSettings {
        if (perSecond < 1 || perSecond > 100_000) {
            throw new IllegalArgumentException(
                    "daneker.rate-limit.per-second must lie between 1 and 100000, found " + perSecond);
        }
    }
}
