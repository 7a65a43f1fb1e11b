package kz.daneker.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.referral.Referral;

/** The next birthday that changes who may speak for a person: what was decided before holds no longer than that. */
public final class ComingOfAge {
    private ComingOfAge() {}

    /**
     * When the next of the configured ages is reached.
     *
     * @return midnight of that birthday in Kazakhstan; empty for a person past all of them, or whose birth date is unknown
     */
    public static Optional<Instant> next(Referral referral, ConsentTerms terms, Instant now) {
        LocalDate born = referral.subject().birthDate();
        if (born == null) {
            return Optional.empty();
        }
        return Stream.of(terms.assentFrom(), terms.selfEmploymentFrom(), terms.selfHealthFrom(), terms.selfFrom())
                .map(age -> birthday(born, age).atStartOfDay(Person.KAZAKHSTAN).toInstant())
                .filter(day -> day.isAfter(now))
                .min(Instant::compareTo);
    }

    /** Who was born on 29 February comes of age on 1 March of a common year, as {@link Person} counts full years. */
    private static LocalDate birthday(LocalDate born, int age) {
        LocalDate day = born.plusYears(age);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }
}
