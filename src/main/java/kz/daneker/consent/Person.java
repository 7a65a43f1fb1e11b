package kz.daneker.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import kz.daneker.referral.Referral;
import kz.daneker.referral.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The person a referral is about, as far as their age decides who may speak for them.
 *
 * @param years full years today in Kazakhstan; null where no birth date is given
 * @param minor under 18, or a child whose birth date is not known
 */
record Person(@Nullable Integer years, boolean minor) {
    /** The whole country since 1 March 2024; fixed here because older time-zone data says +06:00 for Asia/Almaty. */
    static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    static Person of(Referral referral, ConsentTerms terms, Instant now) {
        return of(referral.subject(), terms, now);
    }

    static Person of(Subject subject, ConsentTerms terms, Instant now) {
        LocalDate born = subject.birthDate();
        if (born == null) {
            return new Person(null, subject.kind() == Subject.Kind.CHILD);
        }
        int years = Period.between(born, now.atOffset(KAZAKHSTAN).toLocalDate()).getYears();
        return new Person(years, years < terms.selfFrom());
    }

    /** False where the age is not known: unknown means no. */
    boolean isAtLeast(int age) {
        return years != null && years >= age;
    }

    /** False where the age is not known. */
    boolean isYoungerThan(int age) {
        return years != null && years < age;
    }
}
