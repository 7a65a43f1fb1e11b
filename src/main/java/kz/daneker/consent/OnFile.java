package kz.daneker.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import kz.daneker.referral.DataCategory;

/** What the gate asks of a consent on file beside what the engine made of it. */
final class OnFile {
    private OnFile() {}

    /** True where one of its permits names the category, as a category that needs its own tick must be. */
    static boolean names(ConsentDirective consent, DataCategory category) {
        return rules(consent.root())
                .anyMatch(rule -> rule.type() == Provision.Type.PERMIT
                        && rule.when().classes().contains(category.name()));
    }

    /** The next instant at which any of its rules begins or ends, but never later than the given one. */
    static OffsetDateTime holdsUntil(ConsentDirective consent, Instant now, OffsetDateTime latest) {
        return rules(consent.root())
                .map(rule -> rule.when().period())
                .flatMap(Stream::ofNullable)
                .flatMap(OnFile::edges)
                .filter(edge -> edge.isAfter(now) && edge.isBefore(latest.toInstant()))
                .min(Instant::compareTo)
                .map(edge -> edge.atOffset(Person.KAZAKHSTAN))
                .orElse(latest);
    }

    private static Stream<Instant> edges(Period period) {
        return Stream.of(Stream.ofNullable(period.start()), Stream.ofNullable(period.end()))
                .flatMap(edge -> edge);
    }

    private static Stream<Provision> rules(Provision rule) {
        return Stream.concat(Stream.of(rule), rule.nested().stream().flatMap(OnFile::rules));
    }
}
