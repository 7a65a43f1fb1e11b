package kz.daneker.provision;

import java.util.Map;

/**
 * From which age whose word counts, in full years; configuration, for a lawyer to confirm.
 *
 * @param adult age from which everyone speaks for themselves, and a guardian's consent lapses
 * @param assent age from which the child's own opinion is asked
 * @param own purposes a minor may consent to alone, with the age for each, e.g. {@code TREAT} from 16
 */
public record Ages(int adult, int assent, Map<String, Integer> own) {
    public Ages {
        own = Map.copyOf(own);
    }
}
