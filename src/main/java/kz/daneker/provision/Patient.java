package kz.daneker.provision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person the data is about, as far as consent depends on them.
 *
 * @param ids every name the person goes by on file, those of merged records included; never printed
 * @param birthDate null where not known
 * @param child what is assumed where no birth date is known
 * @param spokenFor true for an adult somebody else may speak for: incapacity by court act, a family by its named adult
 */
public record Patient(Set<String> ids, @Nullable LocalDate birthDate, boolean child, boolean spokenFor) {
    public Patient {
        ids = Set.copyOf(ids);
    }

    /** Full years on that day in Kazakhstan; null where the birth date is not known or yet to come. */
    @Nullable
    Integer years(Instant at) {
        if (birthDate == null) {
            return null;
        }
        int years = java.time.Period.between(birthDate, Almaty.wallClock(at).toLocalDate())
                .getYears();
        return years < 0 ? null : years;
    }

    @Override
    public String toString() {
        return "Patient[" + ids.size() + " names]";
    }
}
