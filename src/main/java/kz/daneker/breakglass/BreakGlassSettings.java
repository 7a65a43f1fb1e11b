package kz.daneker.breakglass;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who looks at it afterwards, and how soon. Nothing here opens anything: a release needs two signed approvals whatever
 * these say.
 *
 * @param reviewers ids of the agencies appointed to review, e.g. {@code moe}; at least one
 * @param reviewWithin more than nothing, at most 72 hours
 */
@ConfigurationProperties("daneker.break-glass")
record BreakGlassSettings(
        @DefaultValue("moe") Set<String> reviewers,
        @DefaultValue("72h") Duration reviewWithin) {
    static final Duration LATEST_REVIEW = Duration.ofDays(3);

    BreakGlassSettings {
        reviewers = Set.copyOf(reviewers);
        if (reviewers.isEmpty()) {
            throw new IllegalArgumentException(
                    "daneker.break-glass.reviewers must name at least one agency, found none");
        }
        if (reviewWithin.isNegative() || reviewWithin.isZero() || reviewWithin.compareTo(LATEST_REVIEW) > 0) {
            throw new IllegalArgumentException(
                    "daneker.break-glass.review-within must lie between 1s and 72h, found " + reviewWithin);
        }
    }

    /** Throws for a reviewer the register does not know. */
    void requireRegistered(AgencyRegister agencies) {
        for (AgencyId reviewer : appointed()) {
            if (agencies.find(reviewer).isEmpty()) {
                throw new IllegalArgumentException(
                        "daneker.break-glass.reviewers must name agencies of config/agencies.yaml, found " + reviewer);
            }
        }
    }

    Set<AgencyId> appointed() {
        return reviewers.stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }
}
