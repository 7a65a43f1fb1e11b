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
 * @param adultVoice who speaks once the person is grown up
 */
public record Patient(Set<String> ids, @Nullable LocalDate birthDate, boolean child, AdultVoice adultVoice) {
    public Patient {
        ids = Set.copyOf(ids);
    }

    /** Who speaks for an adult. */
    public enum AdultVoice {
        OWN,
        /** A family: its named adult as well. */
        OWN_OR_OTHERS,
        /** Incapacity by court act: the guardian alone. */
        OTHERS
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
